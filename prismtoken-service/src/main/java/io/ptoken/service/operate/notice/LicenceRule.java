package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.ModuleFacts;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Few transactions or none are left, or the inhibit-vend date is past or near (kind 1); in vending mode alone. */
final class LicenceRule implements NoticeRule {

    static final String ACTION = "Load a transaction licence.";

    private static final String TRANSACTIONS = "ESm.Transactions";
    private static final String INHIBIT_VEND = "ESm.InhibitVend";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts.singleModule().answer().filter(module -> facts.isVending()).stream()
                .flatMap(module -> Stream.concat(transactions(facts, module), inhibitVend(facts, module)))
                .map(notice -> notice.clearedBy(Clearing.LOAD_LICENCE))
                .toList();
    }

    private static Stream<Notice> transactions(NoticeFacts facts, ModuleFacts module) {
        long low = facts.preferences().get(Preferences.TX_COUNTER_LOW_THRESHOLD);
        return module.status().transactionsLeft().stream()
                .filter(left -> left == 0 || left < low)
                .map(left -> left == 0
                        ? Notice.error(TRANSACTIONS, "No transactions are left.", ACTION, "")
                        : Notice.warning(TRANSACTIONS, "Transactions left: " + left + ".", ACTION, ""));
    }

    private static Stream<Notice> inhibitVend(NoticeFacts facts, ModuleFacts module) {
        return module.status().inhibitVendDate().stream()
                .filter(date -> facts.isPast(date)
                        || facts.isWithin(facts.preferences().get(Preferences.INHIBIT_VEND_WARNING_DAYS), date))
                .map(date -> inhibitVend(facts, date));
    }

    private static Notice inhibitVend(NoticeFacts facts, Instant date) {
        return facts.isPast(date)
                ? Notice.error(INHIBIT_VEND, "Vending is inhibited since " + date + ".", ACTION, "")
                : Notice.warning(
                        INHIBIT_VEND,
                        "Vending will be inhibited from " + date + ", " + facts.left(date) + ".",
                        ACTION,
                        "");
    }
}
