package io.ptoken.hsm.protocol.legacy;

import io.ptoken.sts.InvalidValueException;

/**
 * Number of a key register in the legacy dialect, two digits on the wire.
 *
 * @param value 0-99; keys live in 1-99, and 0 says "none" where a command has more than one register
 */
public record LegacyRegister(int value) {

    static final int WIDTH = 2;

    public LegacyRegister {
        InvalidValueException.requireRange("register", value, 0, 99);
    }

    static LegacyRegister read(FixedReader reader) {
        return reader.decimal("register", WIDTH, LegacyRegister::new);
    }

    /** Two digits. */
    @Override
    public String toString() {
        return String.format("%02d", value);
    }
}
