package io.ptoken.hsm.protocol.sts6.keyload;

import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.sts.InvalidValueException;

/**
 * Name of a KMC, under which a module keeps a KEK slot.
 *
 * @param text 1-100 characters of printable ASCII, no tilde
 */
public record KmcId(String text) {

    public KmcId {
        InvalidValueException.requireRange("length of KMCID", text.length(), 1, 100);
        FieldWriter.requireText("KMCID", text);
    }

    @Override
    public String toString() {
        return text;
    }
}
