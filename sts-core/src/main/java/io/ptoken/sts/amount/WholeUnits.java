package io.ptoken.sts.amount;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Rounds an amount to whole units in the customer's favour, toward plus infinity. */
final class WholeUnits {

    private WholeUnits() {}

    /** The smallest whole number that is not less than {@code units}; quick for any scale of a number below one. */
    static BigInteger ceiling(BigDecimal units) {
        boolean magnitudeBelowOne = (long) units.precision() - units.scale() <= 0;
        if (magnitudeBelowOne) {
            // 1E-999999999 must not make us compute a power of ten with a billion digits.
            return units.signum() > 0 ? BigInteger.ONE : BigInteger.ZERO;
        }
        return units.setScale(0, RoundingMode.CEILING).unscaledValue();
    }
}
