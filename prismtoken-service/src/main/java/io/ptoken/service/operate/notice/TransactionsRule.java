package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import java.util.List;

/** No transactions are left, or few (kind 1). */
final class TransactionsRule implements NoticeRule {

    private static final String CODE = "ESm.Transactions";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        long low = facts.preferences().get(Preferences.TX_COUNTER_LOW_THRESHOLD);
        return facts
                .singleModule()
                .answer()
                .filter(module -> facts.isVending())
                .flatMap(module -> module.status().transactionsLeft())
                .stream()
                .filter(left -> left == 0 || left < low)
                .map(left -> notice(left).clearedBy(Clearing.LOAD_LICENCE))
                .toList();
    }

    private static Notice notice(long left) {
        return left == 0
                ? Notice.error(CODE, "No transactions are left.", InhibitVendRule.ACTION, "")
                : Notice.warning(CODE, "Transactions left: " + left + ".", InhibitVendRule.ACTION, "");
    }
}
