package io.ptoken.hsm.protocol.field;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Octets as they stand in an H field; not for secrets.
 *
 * @param digits an even number of upper-case hex digits, at least two
 */
public record HexOctets(String digits) {

    private static final Pattern FORM = Pattern.compile("(?:[0-9A-F]{2})+");

    public HexOctets {
        if (!FORM.matcher(digits).matches()) {
            throw new InvalidValueException("octets", digits, "an even number of upper-case hex digits");
        }
    }

    /** How many. */
    public int count() {
        return digits.length() / 2;
    }

    @Override
    public String toString() {
        return digits;
    }
}
