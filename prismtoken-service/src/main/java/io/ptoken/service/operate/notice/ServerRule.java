package io.ptoken.service.operate.notice;

import io.ptoken.service.access.Overload;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a process that serves tells of itself: a lock that keeps others from the security modules was removed, and it cannot
 * have it again; somebody lately asked for more than a share of it; stricter settings would cut clients off; its clock gained.
 */
final class ServerRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return Stream.of(lostLocks(facts), overload(facts), remarks(facts))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Notice> lostLocks(NoticeFacts facts) {
        return facts.lostLocks().stream()
                .map(sentence -> Notice.error(
                        "ESm.Lock",
                        sentence,
                        "Two processes may have one security module open: stop one of them, and leave the lock files alone.",
                        ""));
    }

    /** Ends by itself {@link Overload#NEWS} after the last time. */
    private static Stream<Notice> overload(NoticeFacts facts) {
        return facts.overload().stream()
                .map(news -> Notice.warning(
                        "EService.Overload",
                        news.times() + " " + news.kind().words() + ", the last of " + news.address() + ".",
                        "If many tills stand behind this address, put it into 'shares.trustedAddresses'; else close the firewall"
                                + " to it.",
                        news.kind().label()));
    }

    private static Stream<Notice> remarks(NoticeFacts facts) {
        return facts.remarks().stream()
                .map(remark -> Notice.warning(remark.code(), remark.text(), remark.action(), ""));
    }
}
