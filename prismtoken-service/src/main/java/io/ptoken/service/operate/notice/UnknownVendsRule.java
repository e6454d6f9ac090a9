package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import java.util.List;

/** A hardware module made tokens of which the store does not know: the store may be an older copy. */
final class UnknownVendsRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.doubts().unknownVends().stream()
                .map(module -> Notice.error(
                                "EService.UnknownVends",
                                "The module " + module.moduleId() + " has made at least " + module.vends()
                                        + " tokens that the store does not know of.",
                                "Unless the store failed while they were made, it is an older copy: stop selling, and put the newest"
                                        + " one back. If there is none, or the reason is known, run 'ptoken store accept-older'.",
                                module.moduleId())
                        .clearedBy(Clearing.ACCEPT_OLDER_STORE))
                .toList();
    }
}
