package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.checkup.Bounds;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.time.Instant;
import java.util.List;

/** The TLS certificate has expired or expires within 30 days (kind 7). */
final class CertificateRule implements NoticeRule {

    private static final String CODE = "EService.Certificate";
    private static final String ACTION = "Make a new one, and give it to the clients.";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.certificateEnd().stream()
                .filter(end -> facts.isWithin(Bounds.CERTIFICATE, end))
                .map(end -> notice(facts, end).clearedBy(Clearing.RENEW_CERTIFICATE))
                .toList();
    }

    private static Notice notice(NoticeFacts facts, Instant end) {
        return facts.isPast(end)
                ? Notice.error(CODE, "The TLS certificate expired at " + end + ".", ACTION, "")
                : Notice.warning(
                        CODE, "The TLS certificate expires at " + end + ", " + facts.left(end) + ".", ACTION, "");
    }
}
