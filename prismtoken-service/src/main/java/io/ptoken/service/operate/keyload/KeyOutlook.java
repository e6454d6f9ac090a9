package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.CreditStanding;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.operate.notice.facts.FirstLimits.Known;
import io.ptoken.service.operate.notice.words.KeyPurpose;
import io.ptoken.service.vending.key.KeyRemedy;
import io.ptoken.sts.identity.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a key in the module stands and what will stop it next: for whoever looks at a table of keys what the notices tell of each.
 *
 * @param standing whether it sells
 * @param due which of its bounds are near or past and need somebody
 * @param remedy what to do about them; empty for none
 * @param ends when it is of use no more by its dates: the first of IUT and, unless it is kept for key changes, of EXP and KEN
 * @param firstUnits ULM when it was loaded; empty where that is not known
 * @param firstCurrency CLM when it was loaded; empty where that is not known
 */
public record KeyOutlook(
        Standing standing,
        Set<Bound> due,
        String remedy,
        Instant ends,
        Optional<CreditLimit> firstUnits,
        Optional<CreditLimit> firstCurrency) {

    /** Bits of SBM: credit in units (subclasses 0-3) and in currency (4-7). */
    private static final int UNITS = 0x000F;

    private static final int CURRENCY = 0x00F0;

    private static final long WHOLE = 100;

    public KeyOutlook {
        due = due.isEmpty() ? Set.of() : Set.copyOf(due);
    }

    /** Whether a key sells credit. */
    public enum Standing {
        SELLS,
        /** One of its limits is used up, the other is not. */
        SELLS_IN_PART,
        /** Its time of use has not begun. */
        NOT_YET,
        /** It is a default key, or of base date 1993: meters leave it, and that is all it is for. */
        FOR_KEY_CHANGES,
        /** It should sell and does not. */
        STOPPED
    }

    /** What bounds the use of a key. */
    public enum Bound {
        IUT,
        EXP,
        KEN,
        ULM,
        CLM
    }

    /**
     * When somebody is to be told: the preferences of the notices.
     *
     * @param refresh time before IUT
     * @param expiry time before EXP and the end that KEN implies
     * @param percent of a limit; 0 for never
     */
    public record Warning(Duration refresh, Duration expiry, long percent) {}

    /** That of a key. */
    public static KeyOutlook of(VendingKeyAttributes key, Optional<Known> first, Warning warning, Instant now) {
        boolean moves = KeyPurpose.isForKeyChangesOnly(key);
        EnumSet<Bound> due = EnumSet.noneOf(Bound.class);
        boolean ended = moves ? key.dates().isExpired(now) : KeyRemedy.isAtItsEnd(key, now);
        if (key.dates().isPastIssuedUntil(now)
                || (!ended && isNear(key.dates().issuedUntil(), warning.refresh(), now))) {
            due.add(Bound.IUT);
        }
        boolean over = key.dates().isPastIssuedUntil(now) || KeyRemedy.isAtItsEnd(key, now);
        if (!moves && !key.dates().isPastIssuedUntil(now)) {
            key.dates()
                    .expires()
                    .filter(end -> isNear(end, warning.expiry(), now))
                    .ifPresent(end -> due.add(Bound.EXP));
            if (isNear(key.kenEnd(), warning.expiry(), now)) {
                due.add(Bound.KEN);
            }
        }
        if (!moves && !over && key.keyType() != KeyType.DDTK) {
            if (isLow(key, UNITS, key.unitLimit(), first.map(Known::units), warning.percent())) {
                due.add(Bound.ULM);
            }
            if (isLow(key, CURRENCY, key.currencyLimit(), first.map(Known::currency), warning.percent())) {
                due.add(Bound.CLM);
            }
        }
        return new KeyOutlook(
                standing(key, moves, now),
                due,
                remedy(key, due, !moves && ended),
                moves || key.keyType() == KeyType.DDTK ? key.dates().issuedUntil() : end(key),
                first.map(Known::units),
                first.map(Known::currency));
    }

    /** True when somebody has to do something about the key, now or soon. */
    public boolean needsSomebody() {
        return standing == Standing.STOPPED || standing == Standing.SELLS_IN_PART || !due.isEmpty();
    }

    private static Standing standing(VendingKeyAttributes key, boolean moves, Instant now) {
        CreditStanding credit = CreditStanding.of(key, now);
        if (credit.vends()) {
            return KeyRemedy.forCredit(key, now).isEmpty() ? Standing.SELLS : Standing.SELLS_IN_PART;
        }
        if (moves || key.keyType() == KeyType.DDTK) {
            return Standing.FOR_KEY_CHANGES;
        }
        return credit.refusal().equals(Optional.of(SmStatus.KEY_NOT_YET_ACTIVE)) ? Standing.NOT_YET : Standing.STOPPED;
    }

    private static boolean isNear(Instant end, Duration time, Instant now) {
        return Duration.between(now, end).compareTo(time) <= 0;
    }

    private static boolean isLow(
            VendingKeyAttributes key, int subclasses, CreditLimit left, Optional<CreditLimit> first, long percent) {
        return percent > 0
                && (key.subclasses().bits() & subclasses) != 0
                && !left.isUnlimited()
                && !left.isUsedUp()
                && first.map(whole -> left.value() * WHOLE <= whole.value() * percent)
                        .orElse(false);
    }

    private static Instant end(VendingKeyAttributes key) {
        return Stream.concat(Stream.of(key.dates().issuedUntil(), key.kenEnd()), key.dates().expires().stream())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static String remedy(VendingKeyAttributes key, Set<Bound> due, boolean ended) {
        List<String> remedies = new ArrayList<>();
        if (due.contains(Bound.EXP) || due.contains(Bound.KEN)) {
            remedies.add(KeyRemedy.NEW_REVISION);
        }
        if (due.contains(Bound.IUT)) {
            remedies.add(ended ? KeyRemedy.NEW_REVISION : KeyRemedy.forLaterUse(key));
        }
        if (due.contains(Bound.ULM) || due.contains(Bound.CLM)) {
            remedies.add(KeyRemedy.forLimits(key));
        }
        return remedies.stream().distinct().collect(Collectors.joining(" "));
    }
}
