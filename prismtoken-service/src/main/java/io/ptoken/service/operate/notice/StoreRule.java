package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;
import java.util.stream.Stream;

/** The store does not answer, or may not be sold from because it is not the newest as far as can be told. */
final class StoreRule implements NoticeRule {

    private static final String CODE = "EService.Store";

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return Stream.concat(silent(facts), refused(facts)).toList();
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
}
