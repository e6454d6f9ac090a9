package io.ptoken.kmc.text;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * IDENT, a short name (key-load profile section 1.3).
 *
 * @param value 1-40 characters: a letter or digit, then letters, digits or {@code _-.,}
 */
public record Ident(String value) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_\\-.,]{0,39}");

    public Ident {
        if (!isIdent(value)) {
            String shown = value.length() > 40 ? value.length() + " characters" : value;
            throw new InvalidValueException("IDENT", shown, "1-40 letters, digits or _-., after a letter or digit");
        }
    }

    /** True for a text that is an IDENT. */
    public static boolean isIdent(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
