package io.ptoken.sts.key;

import java.util.Arrays;
import java.util.Optional;

/**
 * Odd parity of DES keys (specification section 8.7): every byte has an odd number of ones, its low bit making it so.
 *
 * <p>DES ignores that bit, DKGA02 and STA do not. So two keys that differ in parity bits alone share their check value
 * and yet make different tokens; hence the {@linkplain #warning warning}. Parity says nothing about longer keys of DKGA04
 * and EA 11.
 */
public final class OddParity {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private OddParity() {}

    /** True when every byte has an odd number of ones. */
    public static boolean isOdd(byte[] key) {
        int even = 0;
        for (byte b : key) {
            even |= evenBit(b); // no early exit: the time tells nothing about the key
        }
        return even == 0;
    }

    /** A copy whose low bits are set so that every byte is odd. The caller zeroises both. */
    public static byte[] adjusted(byte[] key) {
        byte[] odd = key.clone();
        for (int i = 0; i < odd.length; i++) {
            odd[i] ^= (byte) evenBit(odd[i]);
        }
        return odd;
    }

    /** A 64-bit decoder key whose bytes are made odd. The caller closes both. */
    public static DecoderKey adjusted(DecoderKey key) {
        byte[] bytes = key.bytes(ACCESS);
        byte[] odd = adjusted(bytes);
        try {
            return DecoderKey.of(odd);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(odd, (byte) 0);
        }
    }

    /**
     * What a person should read when a 64-bit key is not odd; empty when it is.
     *
     * @param what name of the key for the text, e.g. {@code DITK}; never its bytes
     */
    public static Optional<String> warning(String what, byte[] key) {
        if (isOdd(key)) {
            return Optional.empty();
        }
        return Optional.of(
                what + " does not have odd parity. Its check value ignores parity bits: a key that differs only in"
                        + " them shows the same check value and makes tokens that this one does not decode. Make sure that it is bit"
                        + " for bit the key of the meter or key owner.");
    }

    /** {@link #warning(String, byte[])} for a vending key; empty for a 160-bit key, which has no parity. */
    public static Optional<String> warning(VendingKey key) {
        return key.bits() == 64 ? warningAndZeroise("vending key", key.bytes(ACCESS)) : Optional.empty();
    }

    /**
     * {@link #warning(String, byte[])} for a DITK; empty for a 128-bit key, which has no parity. A derived decoder key is
     * odd by chance alone and needs no parity.
     */
    public static Optional<String> warning(DecoderKey key) {
        return key.bits() == 64 ? warningAndZeroise("DITK", key.bytes(ACCESS)) : Optional.empty();
    }

    private static Optional<String> warningAndZeroise(String what, byte[] key) {
        try {
            return warning(what, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static int evenBit(byte b) {
        return (Integer.bitCount(b & 0xFF) & 1) ^ 1;
    }
}
