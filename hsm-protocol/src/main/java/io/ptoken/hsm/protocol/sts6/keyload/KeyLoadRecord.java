package io.ptoken.hsm.protocol.sts6.keyload;

import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.sts.InvalidValueException;

/**
 * A record of the exchange with a KMC, carried as it is: one line of printable ASCII. What is in it, the key-load profile
 * says and not the module protocol. {@code toString} tells its length alone.
 *
 * @param text at least one character, no tilde
 */
public record KeyLoadRecord(String text) {

    public KeyLoadRecord {
        InvalidValueException.requireRange("length of record", text.length(), 1, Integer.MAX_VALUE);
        FieldWriter.requireText("record", text);
    }

    @Override
    public String toString() {
        return "KeyLoadRecord[" + text.length() + " characters]";
    }
}
