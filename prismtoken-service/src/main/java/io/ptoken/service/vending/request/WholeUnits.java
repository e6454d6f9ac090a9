package io.ptoken.service.vending.request;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Takes the noise of binary floating point off an amount.
 *
 * <p>The API carries amounts as binary fractions, and some clients multiply in 32 bits: 10.2 kWh arrives as
 * 101.99999237060547 or 102.00000762939453 tenths. An amount that lies within what two roundings to 32-bit floating point
 * can do to a whole number, and not further than 0.005 units from it, means that whole number. Every other fraction is
 * kept, to be rounded up by the amount code. How the original rounds is not known; this rule is an assumption.
 */
final class WholeUnits {

    /** 2^-22: two roundings of half a unit in the last place of a 24-bit mantissa each, with room for a third and fourth. */
    private static final BigDecimal RELATIVE =
            BigDecimal.ONE.divide(BigDecimal.valueOf(1L << 22), MathContext.DECIMAL64);

    private static final BigDecimal ABSOLUTE = new BigDecimal("0.005");

    private WholeUnits() {}

    /** The whole number that {@code amount} means, or {@code amount} itself when it means none. */
    static BigDecimal denoise(BigDecimal amount) {
        // A magnitude below a tenth means no whole number but zero, and its scale may be too large to work with.
        boolean nothingToDo = amount.scale() <= 0 || amount.precision() - (long) amount.scale() < 0;
        if (nothingToDo) {
            return amount;
        }
        BigDecimal whole = amount.setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal tolerance = whole.abs().multiply(RELATIVE).min(ABSOLUTE);
        return amount.subtract(whole).abs().compareTo(tolerance) <= 0 ? whole : amount;
    }
}
