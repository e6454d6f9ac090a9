package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Tariff index (TI): which tariff of the supply group a meter is on (specification section 6.2).
 *
 * @param value 0-99
 */
public record TariffIndex(int value) {

    public TariffIndex {
        InvalidValueException.requireRange("TI", value, 0, 99);
    }

    /** Reads exactly two digits. */
    public static TariffIndex parse(String digits) {
        return new TariffIndex(FixedDigits.parse("TI", digits, 2));
    }

    /** Two digits, zero padded. */
    public String digits() {
        return FixedDigits.format(value, 2);
    }

    /** Binary coded decimal, as in the control block of DKGA02: 99 is {@code 0x99}. */
    public int bcd() {
        return ((value / 10) << 4) | (value % 10);
    }

    @Override
    public String toString() {
        return digits();
    }
}
