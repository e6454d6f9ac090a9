package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import java.util.List;

/** Nothing is sold for a while, because the store was restored or accepted as an older copy; it ends by itself. */
final class StorePutBackRule implements NoticeRule {

    @Override
    public Ground ground() {
        return Ground.STORE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.store()
                .each(store -> store.nothingUntil().stream())
                .map(until -> Notice.error(
                        "EService.StorePutBack",
                        "Nothing is sold until " + until
                                + ": the store was restored, or accepted as an older copy, and may"
                                + " lack tokens of the time before.",
                        "Sales go on by themselves then; vending systems repeat refused calls.",
                        ""))
                .toList();
    }
}
