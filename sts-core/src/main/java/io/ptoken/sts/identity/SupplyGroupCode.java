package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Supply group code (SGC): the group of meters that share vending keys (specification section 6.2).
 *
 * @param value 0-999999
 */
public record SupplyGroupCode(int value) {

    public SupplyGroupCode {
        InvalidValueException.requireRange("SGC", value, 0, 999_999);
    }

    /** Reads exactly six digits. */
    public static SupplyGroupCode parse(String digits) {
        return new SupplyGroupCode(FixedDigits.parse("SGC", digits, 6));
    }

    /** Six digits, zero padded. */
    public String digits() {
        return FixedDigits.format(value, 6);
    }

    @Override
    public String toString() {
        return digits();
    }
}
