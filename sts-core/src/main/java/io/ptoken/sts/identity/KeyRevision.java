package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Key revision number (KRN) of a vending key and of the decoder keys made from it (specification section 6.2). KRNs are a
 * circle, so that the greater one need not be the later one: which is the latest, the dates of the keys say.
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

    /** The one that a supply group's next key gets: after 9 comes 1. */
    public KeyRevision next() {
        return new KeyRevision(value == 9 ? 1 : value + 1);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
