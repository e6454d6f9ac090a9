package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Key check value (KCV): three bytes that let people compare keys without seeing them. Not secret.
 *
 * @param hex6 six hex digits, upper case; lower case is accepted and raised
 */
public record KeyCheckValue(String hex6) {

    private static final Pattern FORM = Pattern.compile("[0-9A-F]{6}");
    private static final int BYTES = 3;

    public KeyCheckValue {
        hex6 = hex6.toUpperCase(Locale.ROOT);
        if (!FORM.matcher(hex6).matches()) {
            throw new InvalidValueException("KCV", hex6, "6 hex digits");
        }
    }

    /** The first three bytes of a computation over a key. */
    static KeyCheckValue ofFirstBytes(byte[] result) {
        return new KeyCheckValue(HexFormat.of().formatHex(result, 0, BYTES));
    }

    @Override
    public String toString() {
        return hex6;
    }
}
