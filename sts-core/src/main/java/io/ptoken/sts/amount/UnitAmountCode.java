package io.ptoken.sts.amount;

import io.ptoken.sts.InvalidValueException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The 16-bit amount code of unit credit (tenths of kWh, m³ or minutes) and of the power limits (watts); specification
 * section 4.1. Bits 15-14 are the exponent, bits 13-0 the mantissa.
 *
 * <p>A value between two steps is rounded up: the meter never gets less than was asked for and always less than one step
 * more. Steps are 1 below 16384 units, then 10, 100 and 1000.
 *
 * @param field the code, 16 bits
 */
public record UnitAmountCode(int field) implements TransferAmountCode {

    /** The largest amount that fits, in units. */
    public static final long MAX_UNITS = 18_201_624;

    private static final int MAX_MANTISSA = 0x3FFF;
    private static final String FIELD = "transferAmount";

    /** Value of mantissa 0 under each exponent. */
    private static final int[] OFFSET = {0, 16_384, 180_224, 1_818_624};

    private static final int[] STEP = {1, 10, 100, 1000};

    public UnitAmountCode {
        InvalidValueException.requireBits("amountField", field, 16);
    }

    /**
     * The smallest code worth at least {@code units}.
     *
     * @param units 0-{@value #MAX_UNITS}
     * @throws InvalidValueException for field {@code transferAmount} when out of range
     */
    public static UnitAmountCode encode(long units) {
        if (units < 0 || units > MAX_UNITS) {
            throw outOfRange(Long.toString(units));
        }
        for (int exponent = 0; ; exponent++) {
            // A value that rounds over the top of the range below becomes the bottom of this one.
            int above = Math.max((int) units - OFFSET[exponent], 0);
            int mantissa = (above + STEP[exponent] - 1) / STEP[exponent];
            if (mantissa <= MAX_MANTISSA) {
                return new UnitAmountCode(exponent << 14 | mantissa);
            }
        }
    }

    /**
     * The smallest code worth at least {@code units}; a fraction of a unit is rounded up to the unit first.
     *
     * @throws InvalidValueException for field {@code transferAmount} when negative or above {@link #MAX_UNITS}
     */
    public static UnitAmountCode encode(BigDecimal units) {
        // Compared before rounding: the exponent of a hostile number may be too large to expand.
        if (units.signum() < 0 || units.compareTo(BigDecimal.valueOf(MAX_UNITS)) > 0) {
            throw outOfRange(units.toString());
        }
        return encode(WholeUnits.ceiling(units).longValueExact());
    }

    /** What the meter credits, in units. */
    public long decode() {
        return OFFSET[exponent()] + (long) mantissa() * STEP[exponent()];
    }

    @Override
    public BigDecimal units() {
        return BigDecimal.valueOf(decode());
    }

    /** Codes count up with what they are worth. */
    @Override
    public Optional<UnitAmountCode> lower() {
        return field == 0 ? Optional.empty() : Optional.of(new UnitAmountCode(field - 1));
    }

    @Override
    public int exponent() {
        return field >>> 14;
    }

    @Override
    public int mantissa() {
        return field & MAX_MANTISSA;
    }

    private static InvalidValueException outOfRange(String got) {
        return new InvalidValueException(FIELD, got, "0-" + MAX_UNITS);
    }
}
