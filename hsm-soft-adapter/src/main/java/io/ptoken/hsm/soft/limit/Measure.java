package io.ptoken.hsm.soft.limit;

import java.math.BigDecimal;

/** In which steps a limit of a vending key is charged. */
public enum Measure {
    /** Unit credit: tenths of the unit, as ULM gives them. */
    UNITS(1, 1, 1, "units"),
    /** Currency credit: 0.00001 of the currency, of which CLM gives whole units. */
    CURRENCY(100_000, 5, 2, "of currency");

    private final int stepsPerLimit;
    private final int decimals;
    private final int fewestDecimals;
    private final String noun;

    Measure(int stepsPerLimit, int decimals, int fewestDecimals, String noun) {
        this.stepsPerLimit = stepsPerLimit;
        this.decimals = decimals;
        this.fewestDecimals = fewestDecimals;
        this.noun = noun;
    }

    /** Steps in one of what ULM or CLM counts. */
    int stepsPerLimit() {
        return stepsPerLimit;
    }

    /** What is counted, after a number. */
    public String noun() {
        return noun;
    }

    /** As people write it: {@code 90.0} units, {@code 1.00004} of currency. */
    public String text(long steps) {
        if (steps == LimitCharge.BEYOND_ANY_LIMIT) {
            return "as much as was asked for";
        }
        BigDecimal exact = BigDecimal.valueOf(steps, decimals).stripTrailingZeros();
        return exact.scale() < fewestDecimals ? exact.setScale(fewestDecimals).toPlainString() : exact.toPlainString();
    }
}
