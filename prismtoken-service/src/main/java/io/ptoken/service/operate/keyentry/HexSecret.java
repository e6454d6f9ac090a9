package io.ptoken.service.operate.keyentry;

import io.ptoken.sts.text.Filler;
import java.util.Arrays;

/** Secret hex text to bytes without a copy in a string. */
public final class HexSecret {

    private HexSecret() {}

    /**
     * Reads hex digits of either case, whatever stands between them left out, and zeroises {@code text}.
     *
     * @param label whose entry it is, for the message, which never repeats the entry
     * @throws CeremonyException when it is not hex, or half a byte
     */
    public static byte[] parseAndZeroise(String label, char[] text) {
        byte[] bytes = new byte[text.length / 2];
        try {
            int digits = 0;
            for (int i = 0; i < text.length; i++) {
                char c = text[i];
                if (Filler.isFiller(c)) {
                    continue;
                }
                int value = Character.digit(c, 16);
                if (value < 0 || c > 'f') {
                    throw new CeremonyException(label + ": not hex digits: character " + (i + 1)
                            + " is neither 0-9 nor A-F nor stands between them, as blanks and dashes do"
                            + (value < 0 ? "" : "; it is one of another script or of full width"));
                }
                if (digits / 2 < bytes.length) {
                    bytes[digits / 2] = (byte) (bytes[digits / 2] << 4 | value);
                }
                digits++;
            }
            if (digits == 0 || digits % 2 != 0) {
                throw new CeremonyException(label + ": " + digits + " hex digits, expected two for each byte");
            }
            return Arrays.copyOf(bytes, digits / 2);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
