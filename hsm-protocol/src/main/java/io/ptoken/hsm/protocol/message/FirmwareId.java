package io.ptoken.hsm.protocol.message;

import io.ptoken.sts.InvalidValueException;
import java.util.regex.Pattern;

/**
 * Firmware of a security module (module protocol section 7.2), e.g. {@code STS65V10} or {@code STS05V10}.
 *
 * @param text 8 characters, letters and digits
 */
public record FirmwareId(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{8}");
    private static final Pattern STS6 = Pattern.compile("STS6[0-9][VM][0-9]{2}");
    private static final int KIND = 5;

    public FirmwareId {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("firmware id", text, "8 letters and digits");
        }
    }

    /** True for STS6 firmware; false for the legacy dialect and everything else. The pattern rests on three samples. */
    public boolean isSts6() {
        return STS6.matcher(text).matches();
    }

    /** True for manufacturing firmware, which makes keys for new meters and no credit. */
    public boolean isManufacturing() {
        return isSts6() && text.charAt(KIND) == 'M';
    }

    @Override
    public String toString() {
        return text;
    }
}
