package io.ptoken.service.vending.request;

import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;

/**
 * Turns the API's {@code transferAmount} into what a token carries (wire reference sections 7 and 14): never less than was
 * asked for, and {@code EParamRange} for what no token can carry.
 */
public final class Amount {

    private static final String PARAMETER = "transferAmount";

    /**
     * The published range of the parameter, whatever its unit: +-1.6383e30. This is the binary fraction next to it, a little
     * greater, because so the bound arrives.
     */
    private static final BigDecimal CURRENCY_LIMIT = new BigDecimal("1638300000000000092165233442816");

    private Amount() {}

    /**
     * Credit: tenths of the unit for subclasses 0-3, currency for 4-7.
     *
     * @throws ServiceException {@code EParamRange}, and {@code EService.Disabled} for currency while no scale is chosen
     */
    public static TransferAmountCode credit(CreditSubclass subclass, BigDecimal amount, CurrencyScale scale) {
        return subclass.isCurrency() ? currency(amount, scale) : steps(amount);
    }

    /** A power limit in watts, 0-18201624. */
    public static UnitAmountCode steps(BigDecimal units) {
        if (units.signum() < 0 || units.compareTo(BigDecimal.valueOf(UnitAmountCode.MAX_UNITS)) > 0) {
            throw outOfRange(units, "0-" + UnitAmountCode.MAX_UNITS);
        }
        return UnitAmountCode.encode(WholeUnits.denoise(units));
    }

    /** A whole number of {@code bits} bits; a fraction has no meaning in it and is refused. */
    public static int whole(BigDecimal value, int max) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw outOfRange(value, "0-" + max);
        }
        BigDecimal whole = WholeUnits.denoise(value).stripTrailingZeros();
        if (whole.scale() > 0) {
            throw outOfRange(value, "a whole number of 0-" + max);
        }
        return whole.intValueExact();
    }

    /** A value that only fills its place: zero, which the interface has for it. */
    public static int padding(BigDecimal value) {
        if (WholeUnits.denoise(value).signum() != 0) {
            throw outOfRange(value, "0");
        }
        return 0;
    }

    private static CurrencyAmountCode currency(BigDecimal amount, CurrencyScale scale) {
        scale.requireChosen();
        if (amount.abs().compareTo(CURRENCY_LIMIT) > 0) {
            throw outOfRange(amount, "-1.6383E+30 to 1.6383E+30");
        }
        return CurrencyAmountCode.encode(WholeUnits.denoise(scale.toTokenUnits(amount)));
    }

    private static ServiceException outOfRange(BigDecimal got, String expected) {
        return ServiceException.paramRange(PARAMETER, Param.number(got), expected);
    }
}
