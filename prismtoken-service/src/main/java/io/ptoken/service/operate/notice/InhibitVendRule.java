package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.facts.Ground;
import io.ptoken.service.operate.notice.facts.NoticeFacts;
import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.preference.Preferences;
import java.time.Instant;
import java.util.List;

/** The inhibit-vend date is past or near (kind 1). */
final class InhibitVendRule implements NoticeRule {

    static final String ACTION = "Load a transaction licence.";

    private static final String CODE = "ESm.InhibitVend";

    @Override
    public Ground ground() {
        return Ground.MODULE;
    }

    @Override
    public List<Notice> check(NoticeFacts facts) {
        return facts
                .singleModule()
                .answer()
                .filter(module -> facts.isVending())
                .flatMap(module -> module.status().inhibitVendDate())
                .stream()
                .filter(date -> facts.isPast(date)
                        || facts.isWithin(facts.preferences().get(Preferences.INHIBIT_VEND_WARNING_DAYS), date))
                .map(date -> notice(facts, date).clearedBy(Clearing.LOAD_LICENCE))
                .toList();
    }

    private static Notice notice(NoticeFacts facts, Instant date) {
        return facts.isPast(date)
                ? Notice.error(CODE, "Vending is inhibited since " + date + ".", ACTION, "")
                : Notice.warning(
                        CODE, "Vending will be inhibited from " + date + ", " + facts.left(date) + ".", ACTION, "");
    }
}
