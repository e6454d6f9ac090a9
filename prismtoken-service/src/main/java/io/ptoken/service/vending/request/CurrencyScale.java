package io.ptoken.service.vending.request;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import java.math.BigDecimal;

/**
 * In which unit the API's {@code transferAmount} counts currency credit (subclasses 4-7). The sources disagree by a factor of
 * 100000: one client multiplies by it (wire reference section 7), while the published range of +-1.6383e30 in steps of
 * 0.00001 (section 14) is that of the token in whole currency units. Whoever guesses wrong sells a hundred thousand times too
 * much or too little, so that there is no default: without a choice no currency credit is issued.
 */
public enum CurrencyScale {
    /** Nobody has chosen: currency credit is refused. */
    NOT_CHOSEN(0),
    /** 1000000 is 10.00: the unit of the token itself. */
    HUNDRED_THOUSANDTHS(0),
    /** 10.00 is 10.00. */
    CURRENCY_UNITS(5);

    private final int decimals;

    CurrencyScale(int decimals) {
        this.decimals = decimals;
    }

    /** True when somebody has chosen a unit. */
    public boolean isChosen() {
        return this != NOT_CHOSEN;
    }

    /**
     * Passes when somebody has chosen.
     *
     * @throws ServiceException {@code EService.Disabled} when nobody has
     */
    public void requireChosen() {
        if (!isChosen()) {
            throw new ServiceException(ErrorCode.SERVICE_DISABLED, "currency credit: choose assumptions.currencyScale");
        }
    }

    /** What a caller sent, in hundred-thousandths. */
    BigDecimal toTokenUnits(BigDecimal transferAmount) {
        requireChosen();
        return transferAmount.movePointRight(decimals);
    }

    /** What a token carries, as a caller reads it. */
    public BigDecimal fromTokenUnits(BigDecimal units) {
        requireChosen();
        return units.movePointLeft(decimals);
    }
}
