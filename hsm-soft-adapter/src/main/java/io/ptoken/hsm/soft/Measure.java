package io.ptoken.hsm.soft;

/** In which steps a limit of a vending key is charged. */
enum Measure {
    /** Unit credit: tenths of the unit, as ULM gives them. */
    UNITS(1, 1, 1),
    /** Currency credit: 0.00001 of the currency, of which CLM gives whole units. */
    CURRENCY(100_000, 5, 2);

    private final int stepsPerLimit;
    private final int decimals;
    private final int shownDecimals;

    Measure(int stepsPerLimit, int decimals, int shownDecimals) {
        this.stepsPerLimit = stepsPerLimit;
        this.decimals = decimals;
        this.shownDecimals = shownDecimals;
    }

    /** Steps in one of what ULM or CLM counts. */
    int stepsPerLimit() {
        return stepsPerLimit;
    }

    /** Decimals of a step when people write it. */
    int decimals() {
        return decimals;
    }

    /** Decimals that people write even when they are zero. */
    int shownDecimals() {
        return shownDecimals;
    }
}
