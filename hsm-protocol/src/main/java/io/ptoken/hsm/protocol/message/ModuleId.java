package io.ptoken.hsm.protocol.message;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Number of a security module (module protocol section 7.2).
 *
 * @param digits 8 decimal digits
 */
public record ModuleId(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{8}");

    public ModuleId {
        if (!FORM.matcher(digits).matches()) {
            throw new InvalidValueException("module id", digits, "8 digits");
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
