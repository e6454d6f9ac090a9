package io.ptoken.hsm.protocol.legacy;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * A DES block or a key encrypted under another, 16 hex digits; not for plain keys. {@code toString} does not show it.
 *
 * @param digits 16 upper-case hex digits
 */
public record DesBlock(String digits) {

    static final int WIDTH = 16;

    private static final Pattern FORM = Pattern.compile("[0-9A-F]{16}");

    public DesBlock {
        if (!FORM.matcher(digits).matches()) {
            throw new InvalidValueException("block", digits.length() + " characters", "16 upper-case hex digits");
        }
    }

    static DesBlock read(FixedReader reader, String name) {
        return reader.as(name, WIDTH, DesBlock::new);
    }

    @Override
    public String toString() {
        return "DesBlock";
    }
}
