package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;
import java.util.stream.Stream;

/**
 * The store does not answer, or may not be sold from because it is not the newest as far as can be told; or many meters were
 * ahead of the clock, so that a restore would stop all meters for longer than minutes; or somebody put rows into the audit log
 * (ours).
 */
final class StoreRule implements NoticeRule {

    private static final String CODE = "EService.Store";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return Stream.of(silent(facts), refused(facts), ahead(facts), strays(facts))
                .flatMap(notices -> notices)
                .toList();
    }

    private static Stream<Notice> refused(NoticeFacts facts) {
        return facts.doubts().refused().stream()
                .map(standing -> Notice.error(CODE, standing.finding(), standing.remedy(), "")
                        .clearedBy(Clearing.ACCEPT_OLDER_STORE));
    }

    private static Stream<Notice> silent(NoticeFacts facts) {
        return facts.store().failure().stream()
                .map(reason -> Notice.error(
                        CODE,
                        "The store cannot be used: " + reason + ".",
                        "Check the database, its disk and the way to it; tokens are refused meanwhile.",
                        ""));
    }

    private static Stream<Notice> strays(NoticeFacts facts) {
        return facts.store()
                .each(store -> Stream.of(store.strays()))
                .filter(rows -> rows > 0)
                .map(rows -> Notice.error(
                                "EService.AuditStray",
                                rows
                                        + " rows stood in the audit log where none belongs, and were moved; selling goes on.",
                                "Somebody can write the database who should not. Look at them in its table audit_stray, run 'ptoken"
                                        + " audit verify', and take note with 'ptoken audit acknowledge'.",
                                "")
                        .clearedBy(Clearing.ACKNOWLEDGE_STRAYS));
    }

    private static Stream<Notice> ahead(NoticeFacts facts) {
        return facts.doubts().manyAhead()
                ? Stream.of(Notice.warning(
                        "EService.StoreMark",
                        "More than 1000 meters have token identifiers ahead of the clock.",
                        "Should an older copy of the store have to be accepted, all meters would wait until the clock has"
                                + " passed some of them. Look for a caller that sends times in the future, or sells many"
                                + " tokens a minute to each meter; a restart of the server ends this notice.",
                        ""))
                : Stream.empty();
    }
}
