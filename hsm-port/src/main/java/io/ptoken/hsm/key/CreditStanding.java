package io.ptoken.hsm.key;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.KeyType;
import java.time.Instant;
import java.util.Optional;

/**
 * VND: whether credit can be vended with a key at a moment, whatever the meter and the amount, and why not. The one class that
 * decides it, as {@link KeyDates} does for the dates: issuing, tables and notices ask here.
 *
 * @param refusal the status of a module that refuses all credit; empty when some can be vended
 * @param reason why a sale fails, in a few words that name attribute and status, e.g. {@code unit credit used up (ULM, 31)};
 *     also when other sales do not fail; empty when none does
 */
public record CreditStanding(Optional<SmStatus> refusal, String reason) {

    private static final CreditStanding GOOD = new CreditStanding(Optional.empty(), "");

    /** Bits of SBM: credit in units (subclasses 0-3) and in currency (4-7). */
    private static final int UNITS = 0x000F;

    private static final int CURRENCY = 0x00F0;

    /** Of several reasons the one that a module checks first. */
    public static CreditStanding of(VendingKeyAttributes key, Instant now) {
        if (!key.slotVendsCredit()) {
            return barred(SmStatus.KMC_KEY_STATE_ERROR, "its KMC's key load has not ended");
        }
        if (key.keyType() == KeyType.DDTK) {
            return barred(SmStatus.KEY_TYPE_ERROR, "a default key carries no credit");
        }
        if (!sells(key, UNITS) && !sells(key, CURRENCY)) {
            return barred(SmStatus.SUBCLASS_NOT_ALLOWED, "no credit subclass allowed", "SBM");
        }
        return byTime(key, now).or(() -> byLimits(key)).orElseGet(() -> byCarrier(key));
    }

    /** True when some credit can be vended. */
    public boolean vends() {
        return refusal.isEmpty();
    }

    private static Optional<CreditStanding> byTime(VendingKeyAttributes key, Instant now) {
        KeyDates dates = key.dates();
        return dates.refusal(KeyUse.CREDIT, now)
                .map(status -> new CreditStanding(
                        Optional.of(status), dates.explain(status).replace(")", ", " + status.code() + ")")))
                .or(() -> now.isBefore(key.kenEnd())
                        ? Optional.empty()
                        : Optional.of(barred(
                                SmStatus.KEY_EXPIRED_ERROR,
                                "its token identifiers ran out at " + key.kenEnd(),
                                "KEN " + key.ken())));
    }

    private static Optional<CreditStanding> byLimits(VendingKeyAttributes key) {
        boolean units = sells(key, UNITS);
        boolean currency = sells(key, CURRENCY);
        boolean unitsGone = units && key.unitLimit().isUsedUp();
        boolean currencyGone = currency && key.currencyLimit().isUsedUp();
        SmStatus status = SmStatus.INSUFFICIENT_CREDIT_BALANCE;
        if (unitsGone && currencyGone) {
            return Optional.of(barred(status, "unit and currency credit used up", "ULM, CLM"));
        }
        if (unitsGone) {
            CreditStanding gone = barred(status, "unit credit used up", "ULM");
            return Optional.of(currency ? new CreditStanding(Optional.empty(), gone.reason()) : gone);
        }
        if (currencyGone) {
            CreditStanding gone = barred(status, "currency credit used up", "CLM");
            return Optional.of(units ? new CreditStanding(Optional.empty(), gone.reason()) : gone);
        }
        return Optional.empty();
    }

    private static CreditStanding byCarrier(VendingKeyAttributes key) {
        return key.keyType() == KeyType.DCTK
                ? new CreditStanding(
                        Optional.empty(),
                        barred(SmStatus.KEY_TYPE_ERROR, "a common key sells for magnetic cards only")
                                .reason())
                : GOOD;
    }

    private static boolean sells(VendingKeyAttributes key, int subclasses) {
        return (key.subclasses().bits() & subclasses) != 0;
    }

    private static CreditStanding barred(SmStatus status, String text) {
        return new CreditStanding(Optional.of(status), text + " (" + status.code() + ")");
    }

    private static CreditStanding barred(SmStatus status, String text, String attribute) {
        return new CreditStanding(Optional.of(status), text + " (" + attribute + ", " + status.code() + ")");
    }
}
