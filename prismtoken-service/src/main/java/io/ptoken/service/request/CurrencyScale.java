package io.ptoken.service.request;

import java.math.BigDecimal;

/**
 * In which unit the API's {@code transferAmount} counts currency credit (subclasses 4-7). The sources disagree: one client
 * multiplies by 100000 (wire reference section 7), while the published range of +-1.6383e30 in steps of 0.00001 (section
 * 14) is that of the token in whole currency units. Taking hundred-thousandths by mistake sells too little, which the
 * customer reports; the other mistake sells a hundred thousand times too much. Hence the default.
 */
public enum CurrencyScale {
    /** 1000000 is 10.00: the unit of the token itself. The default. */
    ASSUMED_HUNDRED_THOUSANDTHS(0),
    /** 10.00 is 10.00. */
    ASSUMED_CURRENCY_UNITS(5);

    private final int decimals;

    CurrencyScale(int decimals) {
        this.decimals = decimals;
    }

    /** What a caller sent, in hundred-thousandths. */
    BigDecimal toTokenUnits(BigDecimal transferAmount) {
        return transferAmount.movePointRight(decimals);
    }

    /** What a token carries, as a caller reads it. */
    public BigDecimal fromTokenUnits(BigDecimal units) {
        return units.movePointLeft(decimals);
    }
}
