package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Key revision number (KRN) of a vending key and of the decoder keys made from it (specification section 6.2).
 *
 * @param value 1-9
 */
public record KeyRevision(int value) {

    public KeyRevision {
        InvalidValueException.requireRange("KRN", value, 1, 9);
    }

    /** Reads exactly one digit. */
    public static KeyRevision parse(String digit) {
        return new KeyRevision(FixedDigits.parse("KRN", digit, 1));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
