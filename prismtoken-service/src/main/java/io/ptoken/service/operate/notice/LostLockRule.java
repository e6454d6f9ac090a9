package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** A lock that keeps others from the security modules was removed, and this process cannot have it again. */
final class LostLockRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.lostLocks().stream()
                .map(sentence -> Notice.error(
                        "ESm.Lock",
                        sentence,
                        "Two processes may have one security module open: stop one of them, and leave the lock files alone.",
                        ""))
                .toList();
    }
}
