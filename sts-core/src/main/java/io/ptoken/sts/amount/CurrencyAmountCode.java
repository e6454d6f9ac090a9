package io.ptoken.sts.amount;

import io.ptoken.sts.InvalidValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The 20-bit amount code of currency credit in 0.00001 of the base currency unit (specification section 4.2): bit 19 is
 * the sign, bits 18-14 the exponent, bits 13-0 the mantissa.
 *
 * <p>Both signs are rounded toward plus infinity, in the customer's favour: a credit up, a debit toward zero. Zero is
 * written without sign. Amounts pass 64 bits from exponent 15 on, hence {@link BigInteger}.
 *
 * @param bits the code, 20 bits
 */
public record CurrencyAmountCode(int bits) implements TransferAmountCode {

    private static final int SIGN = 0x8_0000;
    private static final int MAX_MANTISSA = 0x3FFF;
    private static final int MAX_EXPONENT = 31;
    private static final BigInteger MANTISSAS = BigInteger.valueOf(MAX_MANTISSA + 1L);
    private static final BigInteger[] STEP = new BigInteger[MAX_EXPONENT + 1];
    private static final BigInteger[] OFFSET = new BigInteger[MAX_EXPONENT + 1];

    static {
        BigInteger offset = BigInteger.ZERO;
        for (int exponent = 0; exponent <= MAX_EXPONENT; exponent++) {
            STEP[exponent] = BigInteger.TEN.pow(exponent);
            OFFSET[exponent] = offset;
            offset = offset.add(MANTISSAS.multiply(STEP[exponent]));
        }
    }

    /** The largest magnitude that fits, in units of 0.00001; the smallest amount is its negative. */
    public static final BigInteger MAX_UNITS =
            OFFSET[MAX_EXPONENT].add(BigInteger.valueOf(MAX_MANTISSA).multiply(STEP[MAX_EXPONENT]));

    public CurrencyAmountCode {
        InvalidValueException.requireBits("amountField", bits, 20);
    }

    /**
     * The code worth least among those worth at least {@code units}.
     *
     * @throws InvalidValueException for field {@code transferAmount} when the magnitude is above {@link #MAX_UNITS}
     */
    public static CurrencyAmountCode encode(BigInteger units) {
        BigInteger magnitude = units.abs();
        if (magnitude.compareTo(MAX_UNITS) > 0) {
            throw outOfRange(units.toString());
        }
        return new CurrencyAmountCode(units.signum() < 0 ? SIGN | roundedDown(magnitude) : roundedUp(magnitude));
    }

    /**
     * As {@link #encode(BigInteger)}; a fraction of a unit is rounded toward plus infinity first.
     *
     * @throws InvalidValueException for field {@code transferAmount} when the magnitude is above {@link #MAX_UNITS}
     */
    public static CurrencyAmountCode encode(BigDecimal units) {
        // Compared before rounding: the exponent of a hostile number may be too large to expand.
        if (units.abs().compareTo(new BigDecimal(MAX_UNITS)) > 0) {
            throw outOfRange(units.toString());
        }
        return encode(WholeUnits.ceiling(units));
    }

    /** What the meter credits, in units of 0.00001; negative for a debit. */
    public BigInteger decode() {
        BigInteger magnitude =
                OFFSET[exponent()].add(BigInteger.valueOf(mantissa()).multiply(STEP[exponent()]));
        return negative() ? magnitude.negate() : magnitude;
    }

    @Override
    public BigDecimal units() {
        return new BigDecimal(decode());
    }

    /** Codes count up with the magnitude; below zero follows the smallest debit. */
    @Override
    public Optional<CurrencyAmountCode> lower() {
        int magnitude = bits & ~SIGN;
        if (magnitude == 0) {
            return Optional.of(new CurrencyAmountCode(SIGN | 1));
        }
        if (!negative()) {
            return Optional.of(new CurrencyAmountCode(bits - 1));
        }
        return magnitude == SIGN - 1 ? Optional.empty() : Optional.of(new CurrencyAmountCode(bits + 1));
    }

    /** True when the sign bit is set. */
    public boolean negative() {
        return (bits & SIGN) != 0;
    }

    @Override
    public int exponent() {
        return bits >>> 14 & 0x1F;
    }

    @Override
    public int mantissa() {
        return bits & MAX_MANTISSA;
    }

    /** S&amp;E, the top four bits: sign and exponent bits 4-2; they stand where unit credit has its RND. */
    public int highNibble() {
        return bits >>> 16;
    }

    /** The low 16 bits: exponent bits 1-0 and the mantissa. */
    public int low16() {
        return bits & 0xFFFF;
    }

    private static int roundedUp(BigInteger magnitude) {
        for (int exponent = 0; ; exponent++) {
            // A value that rounds over the top of the range below becomes the bottom of this one.
            BigInteger above = magnitude.subtract(OFFSET[exponent]).max(BigInteger.ZERO);
            BigInteger mantissa =
                    above.add(STEP[exponent]).subtract(BigInteger.ONE).divide(STEP[exponent]);
            if (mantissa.compareTo(MANTISSAS) < 0) {
                return exponent << 14 | mantissa.intValue();
            }
        }
    }

    private static int roundedDown(BigInteger magnitude) {
        int exponent = MAX_EXPONENT;
        while (OFFSET[exponent].compareTo(magnitude) > 0) {
            exponent--;
        }
        return exponent << 14
                | magnitude.subtract(OFFSET[exponent]).divide(STEP[exponent]).intValue();
    }

    private static InvalidValueException outOfRange(String got) {
        return new InvalidValueException("transferAmount", got, "-" + MAX_UNITS + " to " + MAX_UNITS);
    }
}
