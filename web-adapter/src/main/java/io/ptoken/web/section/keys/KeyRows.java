package io.ptoken.web.section.keys;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.operate.keyload.CataloguedKey;
import io.ptoken.service.operate.keyload.KeyOutlook;
import io.ptoken.service.operate.keyload.KeyOutlook.Bound;
import io.ptoken.web.frame.Numbers;
import io.ptoken.web.frame.Texts;
import io.ptoken.web.frame.Times;
import io.ptoken.web.section.keys.KeyRow.LimitShown;
import io.ptoken.web.section.kmc.KeyManagementSection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes rows of keys.
 *
 * @param module whose table it is; empty for the only one
 */
record KeyRows(Texts texts, Times times, KmcNames kmcs, Optional<String> module) {

    private static final int TENTH = 10;
    private static final int WHOLE = 100;

    KeyRow row(CataloguedKey key) {
        KeyState state = KeyState.of(key);
        Set<Bound> due = due(key);
        return new KeyRow(
                name(key),
                key.sgc().digits(),
                "KRN " + key.krn(),
                key.groupName(),
                state,
                texts.get(state.key()),
                why(key),
                key.advice(),
                key.dates().issuedUntil(),
                due.contains(Bound.IUT) || key.dates().isPastIssuedUntil(times.now()),
                key.dates().expires(),
                due.contains(Bound.EXP),
                key.dates().active(),
                limits(key, due),
                key.kcv().hex6(),
                "KT " + key.keyType().code(),
                texts.get(
                        "vendingKeys.derivation",
                        key.algorithm().digits(),
                        key.baseDateStart().atOffset(ZoneOffset.UTC).getYear(),
                        key.ken()),
                key.subclasses().toString(),
                key.register().map(RegisterNumber::toString).orElse(""),
                key.kmc().map(kmcs::of).orElse(""),
                state.needsSomebody() ? key.kmc().map(this::exchange).orElse("") : "");
    }

    static String name(CataloguedKey key) {
        return key.sgc().digits() + " KRN " + key.krn();
    }

    /** Where the exchange with its KMC stands. */
    String exchange(KmcId kmc) {
        return KeyManagementSection.link(module, kmc.text());
    }

    static Set<Bound> due(CataloguedKey key) {
        return key.outlook().map(KeyOutlook::due).orElse(Set.of());
    }

    /** Of keys that stopped and that sell in part their reason, of others what ends soon. */
    private String why(CataloguedKey key) {
        if (key.register().isEmpty()) {
            return texts.get("vendingKeys.why.absent");
        }
        List<String> parts = new ArrayList<>();
        if (!key.reason().isEmpty()) {
            parts.add(key.reason());
        }
        Set<Bound> due = due(key);
        for (Bound bound : Bound.values()) {
            if (due.contains(bound)) {
                parts.add(near(key, bound));
            }
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private String near(CataloguedKey key, Bound bound) {
        return switch (bound) {
            case IUT -> ends(key.dates().issuedUntil(), "IUT");
            case EXP -> key.dates().expires().map(end -> ends(end, "EXP")).orElse("");
            case KEN -> texts.get("vendingKeys.near.ken", key.ken());
            case ULM, CLM -> texts.get("vendingKeys.near.limit", bound);
        };
    }

    private String ends(Instant end, String bound) {
        return end.isBefore(times.now())
                ? texts.get("vendingKeys.near.ended", bound, times.date(end))
                : texts.get("vendingKeys.near.ends", days(end), bound);
    }

    /** How long until then, in words. */
    String days(Instant end) {
        long days = times.daysUntil(end);
        return days == 0 ? texts.get("vendingKeys.today") : texts.count("vendingKeys.in", days);
    }

    private List<LimitShown> limits(CataloguedKey key, Set<Bound> due) {
        List<LimitShown> limits = new ArrayList<>();
        if (!key.unitLimit().isUnlimited()) {
            limits.add(limit(
                    "ULM",
                    key.unitLimit(),
                    key.outlook().flatMap(KeyOutlook::firstUnits),
                    TENTH,
                    unit(key.subclasses().bits()),
                    due.contains(Bound.ULM)));
        }
        if (!key.currencyLimit().isUnlimited()) {
            limits.add(limit(
                    "CLM",
                    key.currencyLimit(),
                    key.outlook().flatMap(KeyOutlook::firstCurrency),
                    1,
                    "",
                    due.contains(Bound.CLM)));
        }
        return limits;
    }

    private LimitShown limit(
            String name, CreditLimit left, Optional<CreditLimit> first, int scale, String unit, boolean near) {
        String behind = unit.isEmpty() ? "" : " " + unit;
        String amount = left.partLeft() ? texts.get("vendingKeys.lessThanOne") : amount(left, scale);
        Optional<CreditLimit> whole = first.filter(limit -> !limit.isUnlimited() && limit.value() > 0);
        return new LimitShown(
                name,
                whole.map(limit -> texts.get("vendingKeys.of", amount, amount(limit, scale) + behind))
                        .orElseGet(() -> texts.get("vendingKeys.left", amount + behind)),
                whole.map(limit -> Long.toString(Math.min(WHOLE, left.value() * WHOLE / limit.value()))),
                left.isUsedUp() ? "bad" : near ? "warn" : "");
    }

    private static String amount(CreditLimit limit, int scale) {
        return limit.value() % scale == 0
                ? Numbers.grouped(limit.value() / scale)
                : Numbers.decimal((double) limit.value() / scale, 1);
    }

    /** The unit of the credit that it sells, where that is one. */
    private String unit(int subclasses) {
        return switch (subclasses & 0xF) {
            case 1 -> "kWh";
            case 2, 4, 6 -> "m³";
            case 8 -> "min";
            default -> texts.get("vendingKeys.units");
        };
    }
}
