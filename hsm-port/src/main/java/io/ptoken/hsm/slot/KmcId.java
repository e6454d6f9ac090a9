package io.ptoken.hsm.slot;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * KMCID, the identity of a key management centre as its records state it.
 *
 * @param text 1-128 printable characters without space, semicolon and tilde
 */
public record KmcId(String text) {

    private static final Pattern FORM = Pattern.compile("[!-}&&[^;]]{1,128}");
    private static final int SHOWN = 40;

    public KmcId {
        if (!FORM.matcher(text).matches()) {
            String shown = text.length() > SHOWN ? text.length() + " characters" : text;
            throw new InvalidValueException("KMCID", shown, "1-128 printable characters without space, ; and ~");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
