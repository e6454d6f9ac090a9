package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys in two or three components, one per custodian; the key is their XOR (specification section 8.7). Stateless; the
 * caller closes components and keys.
 */
public final class KeyComponents {

    private static final KeyBytesAccess ACCESS = KeyBytesAccess.grant();

    private KeyComponents() {}

    /**
     * The vending key that 2 or 3 components of 8 or 20 bytes make.
     *
     * @throws InvalidValueException when their number or lengths are wrong, or when they cancel to a key of zeros, as one
     *     component entered twice does
     */
    public static VendingKey combineVendingKey(List<KeyComponent> components) {
        byte[] key = combine(components);
        try {
            return VendingKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The decoder key (in practice a DITK) that 2 or 3 components of 8 or 16 bytes make; errors as for a vending key. */
    public static DecoderKey combineDecoderKey(List<KeyComponent> components) {
        byte[] key = combine(components);
        try {
            return DecoderKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The decoder key that somebody entered whole, 8 or 16 bytes. */
    public static DecoderKey wholeDecoderKey(KeyComponent entered) {
        byte[] key = entered.bytes(ACCESS);
        try {
            return DecoderKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Splits a known key: all components but the last are random, the last makes their XOR the key. Their parity is left to
     * chance, as only the parity of the key itself counts.
     *
     * @param count 2 or 3
     */
    public static List<KeyComponent> split(VendingKey key, int count, SecureRandom random) {
        return splitAndZeroise(key.bytes(ACCESS), count, random);
    }

    /** {@link #split(VendingKey, int, SecureRandom)} for a decoder key. */
    public static List<KeyComponent> split(DecoderKey key, int count, SecureRandom random) {
        return splitAndZeroise(key.bytes(ACCESS), count, random);
    }

    private static byte[] combine(List<KeyComponent> components) {
        requireCount(components.size());
        byte[] key = new byte[components.get(0).bits() / Byte.SIZE];
        for (KeyComponent component : components) {
            byte[] bytes = component.bytes(ACCESS);
            try {
                requireLength(bytes, key);
                xorInto(key, bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        requireNotZero(key);
        return key;
    }

    private static List<KeyComponent> splitAndZeroise(byte[] rest, int count, SecureRandom random) {
        byte[] part = new byte[rest.length];
        try {
            requireCount(count);
            List<KeyComponent> components = new ArrayList<>(count);
            for (int i = 1; i < count; i++) {
                random.nextBytes(part);
                xorInto(rest, part);
                components.add(KeyComponent.of(part));
            }
            components.add(KeyComponent.of(rest));
            return List.copyOf(components);
        } finally {
            Arrays.fill(part, (byte) 0);
            Arrays.fill(rest, (byte) 0);
        }
    }

    private static void xorInto(byte[] sum, byte[] addend) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= addend[i];
        }
    }

    private static void requireCount(int count) {
        InvalidValueException.requireRange("number of key components", count, 2, 3);
    }

    private static void requireLength(byte[] component, byte[] first) {
        if (component.length != first.length) {
            throw new InvalidValueException(
                    "key component",
                    component.length * Byte.SIZE + " bits",
                    first.length * Byte.SIZE + " bits, like the first");
        }
    }

    private static void requireNotZero(byte[] key) {
        int any = 0;
        for (byte b : key) {
            any |= b;
        }
        if (any == 0) {
            throw new InvalidValueException("key components", "components that cancel out", "components of a key");
        }
    }
}
