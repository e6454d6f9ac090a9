package io.ptoken.hsm.soft.limit;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.sts.InvalidValueException;

/**
 * What a vending key may still vend, in the steps in which it is charged (A22). The module shows it as a {@link
 * CreditLimit}, which counts currency in whole units.
 *
 * @param measure what a step is
 * @param steps 0 to the greatest limit, or {@link Long#MAX_VALUE} for no limit
 */
public record Allowance(Measure measure, long steps) {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final long GREATEST_LIMIT = CreditLimit.UNLIMITED.value() - 1;

    public Allowance {
        long greatest = GREATEST_LIMIT * measure.stepsPerLimit();
        if (steps < 0 || (steps > greatest && steps != NO_LIMIT)) {
            throw new InvalidValueException("steps of a limit", Long.toString(steps), "0-" + greatest);
        }
    }

    public static Allowance of(CreditLimit limit, Measure measure) {
        return new Allowance(measure, limit.isUnlimited() ? NO_LIMIT : limit.value() * measure.stepsPerLimit());
    }

    boolean isUnlimited() {
        return steps == NO_LIMIT;
    }

    /** True when so many steps may be charged. */
    boolean covers(long charge) {
        return charge <= steps;
    }

    /**
     * What is left after a charge; no limit stays none.
     *
     * @throws InvalidValueException when it is not covered
     */
    Allowance minus(long charge) {
        return isUnlimited() ? this : new Allowance(measure, steps - charge);
    }

    /** As the port shows it, rounded down; of less than one currency unit it says that something is left. */
    public CreditLimit limit() {
        return isUnlimited() ? CreditLimit.UNLIMITED : new CreditLimit(steps / measure.stepsPerLimit(), steps > 0);
    }

    /** Decimal digits, empty for no limit. */
    public String stored() {
        return isUnlimited() ? "" : Long.toString(steps);
    }

    /** Reads what {@link #stored} gives. */
    public static Allowance ofStored(String text, Measure measure) {
        if (!text.matches("|0|[1-9][0-9]{0,17}")) {
            throw new InvalidValueException("steps of a limit", text, "decimal digits, or none");
        }
        return new Allowance(measure, text.isEmpty() ? NO_LIMIT : Long.parseLong(text));
    }
}
