package io.ptoken.kmc.text;

import io.ptoken.sts.InvalidValueException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Bytes that are no secret: a public key, a signature, a digest, a nonce. Immutable.
 *
 * @param hex two upper-case hex digits for each byte, the first byte first
 */
public record Octets(String hex) {

    private static final Pattern FORM = Pattern.compile("(?:[0-9A-F]{2})*+");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int SHOWN = 40;

    public Octets {
        if (!FORM.matcher(hex).matches()) {
            String shown = hex.length() > SHOWN ? hex.substring(0, SHOWN) + "..." : hex;
            throw new InvalidValueException("bytes", shown, "an even number of upper-case hex digits");
        }
    }

    /** A copy of the bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(HEX.formatHex(bytes));
    }

    /** The bytes, a new array at each call. */
    public byte[] bytes() {
        return HEX.parseHex(hex);
    }

    /** Number of bytes. */
    public int length() {
        return hex.length() / 2;
    }

    @Override
    public String toString() {
        return hex;
    }
}
