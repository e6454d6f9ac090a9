package io.ptoken.sts.identity;

import io.ptoken.sts.InvalidValueException;

/**
 * Key expiry number (KEN): the highest value that bits 23-16 of a token identifier may have under a key (specification
 * section 3). One step is 65536 minutes, 45.51 days.
 *
 * @param value 0-255; 255 means no expiry within the base date
 */
public record KeyExpiryNumber(int value) {

    /** No expiry within the base date. */
    public static final KeyExpiryNumber NEVER = new KeyExpiryNumber(255);

    public KeyExpiryNumber {
        InvalidValueException.requireRange("KEN", value, 0, 255);
    }

    /** Bits 7-4, carried in the first section of a key change. */
    public int highNibble() {
        return value >> 4;
    }

    /** Bits 3-0, carried in the second section of a key change. */
    public int lowNibble() {
        return value & 0xF;
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
