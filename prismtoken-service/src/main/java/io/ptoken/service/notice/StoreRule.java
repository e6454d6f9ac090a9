package io.ptoken.service.notice;

import java.util.List;

/** The store does not answer, or is an older copy of itself. */
final class StoreRule implements NoticeRule {

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store().failure().stream()
                .map(reason -> Notice.error(
                        "EService.Store",
                        "The store cannot be used: " + reason + ".",
                        "Check the database, its disk and the way to it; tokens are refused meanwhile.",
                        ""))
                .toList();
    }
}
