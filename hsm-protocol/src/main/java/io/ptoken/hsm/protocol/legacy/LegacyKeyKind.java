package io.ptoken.hsm.protocol.legacy;

import io.ptoken.sts.InvalidValueException;

/**
 * How a register is to hold a key (module protocol section 5.1). What letters there are, no source lists; {@code C} and {@code
 * S} were seen.
 *
 * @param type one capital letter or digit
 * @param parity one capital letter or digit
 */
public record LegacyKeyKind(char type, char parity) {

    public LegacyKeyKind {
        require("key type", type);
        require("parity", parity);
    }

    static LegacyKeyKind read(FixedReader reader) {
        return reader.as("key type and parity", 2, pair -> new LegacyKeyKind(pair.charAt(0), pair.charAt(1)));
    }

    static char method(FixedReader reader) {
        return reader.as("encryption method", 1, letter -> require("encryption method", letter.charAt(0)));
    }

    static char require(String name, char letter) {
        if ((letter < 'A' || letter > 'Z') && (letter < '0' || letter > '9')) {
            throw new InvalidValueException(name, String.valueOf(letter), "a capital letter or a digit");
        }
        return letter;
    }

    @Override
    public String toString() {
        return "" + type + parity;
    }
}
