package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What one custodian holds of a key: as long as the key, and worthless without the other components (specification
 * section 8.7). Closeable and comparable like the keys themselves; thread-safe.
 */
public final class KeyComponent implements AutoCloseable {

    private final SecretBytes secret;

    private KeyComponent(byte[] bytes) {
        secret = new SecretBytes("key component", bytes);
    }

    /**
     * A component of 8 (DES or STA), 16 (EA 11) or 20 bytes (DKGA04). The bytes are copied; the caller zeroises its own.
     *
     * @throws InvalidValueException for any other length
     */
    public static KeyComponent of(byte[] bytes) {
        if (bytes.length != 8 && bytes.length != 16 && bytes.length != 20) {
            throw new InvalidValueException("key component", bytes.length * Byte.SIZE + " bits", "64, 128 or 160 bits");
        }
        return new KeyComponent(bytes);
    }

    /** Length: 64, 128 or 160. */
    public int bits() {
        return secret.bits();
    }

    /** The raw bytes; a copy that the caller zeroises. */
    public byte[] bytes(KeyBytesAccess access) {
        return secret.copy();
    }

    /** The component as upper-case hex digits, for its custodian to write down; a copy that the caller overwrites. */
    public char[] hex() {
        byte[] bytes = secret.copy();
        try {
            char[] hex = new char[bytes.length * 2];
            for (int i = 0; i < bytes.length; i++) {
                hex[2 * i] = Character.toUpperCase(Character.forDigit(bytes[i] >> 4 & 0xF, 16));
                hex[2 * i + 1] = Character.toUpperCase(Character.forDigit(bytes[i] & 0xF, 16));
            }
            return hex;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A second component of equal bytes with a life of its own. */
    public KeyComponent copy() {
        byte[] bytes = secret.copy();
        try {
            return new KeyComponent(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Check value by which a custodian proves to have typed the component right. */
    public KeyCheckValue checkValue(KeyCheckValueMethod method) {
        byte[] bytes = secret.copy();
        try {
            return method.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** {@link OddParity#warning(String, byte[])} for a 64-bit component; empty for longer ones. */
    public Optional<String> parityWarning() {
        if (bits() != 64) {
            return Optional.empty();
        }
        byte[] bytes = secret.copy();
        try {
            return OddParity.warning("key component", bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public void close() {
        secret.close();
    }

    /** True for equal bytes; the time does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof KeyComponent component && secret.sameAs(component.secret));
    }

    @Override
    public int hashCode() {
        return bits();
    }

    @Override
    public String toString() {
        return "KeyComponent[" + bits() + " bits]";
    }
}
