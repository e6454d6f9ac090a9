package io.ptoken.hsm.slot;

import io.ptoken.sts.InvalidValueException;

/**
 * One line of a key-load file as it stands there, without line end: opaque to callers, read by whoever knows the format.
 * It fits into a printable field of the module protocol.
 *
 * @param line 1-8192 characters x20-x7D
 */
public record KeyLoadRecord(String line) {

    /** Characters of the longest record. */
    public static final int MAX_LENGTH = 8192;

    public KeyLoadRecord {
        if (line.isEmpty() || line.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "key-load record", line.length() + " characters", "1-" + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c < ' ' || c > '}') {
                throw new InvalidValueException(
                        "key-load record",
                        String.format("character x%02X at position %d", (int) c, i + 1),
                        "characters x20-x7D");
            }
        }
    }

    /** How long it is; the text itself may be long and is for machines. */
    @Override
    public String toString() {
        return "KeyLoadRecord[" + line.length() + " characters]";
    }
}
