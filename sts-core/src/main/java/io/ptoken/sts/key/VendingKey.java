package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import java.util.Arrays;

/**
 * Vending key (VDDK, VUDK or VCDK) of a supply group: the secret that every decoder key of the group is made from
 * (specification section 8.1). 64 bits for DKGA01 and DKGA02, 160 bits for DKGA04.
 *
 * <p>{@link #close()} zeroises the bytes; every later call but {@code close}, {@code hashCode} and {@code toString}
 * throws {@link IllegalStateException}. Thread-safe.
 */
public final class VendingKey implements AutoCloseable {

    private final SecretBytes secret;

    private VendingKey(byte[] bytes) {
        secret = new SecretBytes("vending key", bytes);
    }

    private VendingKey(VendingKey other) {
        byte[] bytes = other.secret.copy();
        secret = new SecretBytes("vending key", bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    /**
     * A key of 8 or 20 bytes, most significant byte first. The bytes are copied; the caller zeroises its own.
     *
     * @throws UnsupportedException for 16 bytes, the key pair of the withdrawn DKGA03
     * @throws InvalidValueException for any other length
     */
    public static VendingKey of(byte[] bytes) {
        return switch (bytes.length) {
            case 8, 20 -> new VendingKey(bytes);
            case 16 -> throw new UnsupportedException("a 128-bit vending key", "its algorithm DKGA03 is withdrawn");
            default ->
                throw new InvalidValueException("vending key", bytes.length * Byte.SIZE + " bits", "64 or 160 bits");
        };
    }

    /** Length: 64 or 160. */
    public int bits() {
        return secret.bits();
    }

    /** The raw bytes, most significant first; a copy that the caller zeroises. */
    public byte[] bytes(KeyBytesAccess access) {
        return secret.copy();
    }

    /** A second key of equal bytes with a life of its own. */
    public VendingKey copy() {
        return new VendingKey(this);
    }

    @Override
    public void close() {
        secret.close();
    }

    /** True for equal bytes; the time does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof VendingKey key && secret.sameAs(key.secret));
    }

    /** Depends on the length alone, so that no hash table gives away key bits. */
    @Override
    public int hashCode() {
        return bits();
    }

    @Override
    public String toString() {
        return "VendingKey[" + bits() + " bits]";
    }
}
