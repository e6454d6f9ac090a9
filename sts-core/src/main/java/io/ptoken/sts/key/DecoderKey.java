package io.ptoken.sts.key;

import io.ptoken.sts.InvalidValueException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Decoder key (DITK, DDTK, DUTK or DCTK): the key a meter holds and a token is encrypted under (specification section
 * 8.1). 64 bits for EA 07, 128 bits for EA 11.
 *
 * <p>{@link #close()} zeroises the key; every later call but {@code close}, {@code hashCode} and {@code toString} throws
 * {@link IllegalStateException}. Thread-safe: a reader that races with {@code close} gets the key or the exception.
 */
public final class DecoderKey implements AutoCloseable {

    // Two longs, two booleans and no array: one key is made per token, and its garbage counts.
    private final boolean isLong;
    private long first;
    private long second;
    private volatile boolean closed;

    private DecoderKey(boolean isLong, long first, long second) {
        this.isLong = isLong;
        this.first = first;
        this.second = second;
    }

    /**
     * A key of 8 or 16 bytes, most significant byte first. The bytes are copied; the caller zeroises its own.
     *
     * @throws InvalidValueException for any other length
     */
    public static DecoderKey of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (bytes.length) {
            case 8 -> ofWord(buffer.getLong());
            case 16 -> ofWords(buffer.getLong(), buffer.getLong());
            default ->
                throw new InvalidValueException("decoder key", bytes.length * Byte.SIZE + " bits", "64 or 128 bits");
        };
    }

    static DecoderKey ofWord(long key) {
        return new DecoderKey(false, key, 0);
    }

    static DecoderKey ofWords(long first, long second) {
        return new DecoderKey(true, first, second);
    }

    /** Length: 64 or 128. */
    public int bits() {
        return isLong ? 128 : 64;
    }

    /** The raw bytes, most significant first; a copy that the caller zeroises. */
    public byte[] bytes(KeyBytesAccess access) {
        ByteBuffer buffer = ByteBuffer.allocate(bits() / Byte.SIZE).putLong(firstWord(access));
        if (isLong) {
            buffer.putLong(secondWord(access));
        }
        return buffer.array();
    }

    /** Bytes 0-7 as a number, byte 0 the most significant: all of a 64-bit key. */
    public long firstWord(KeyBytesAccess access) {
        return checked(first);
    }

    /** Bytes 8-15 of a 128-bit key as a number, byte 8 the most significant; 0 for a 64-bit key. */
    public long secondWord(KeyBytesAccess access) {
        return checked(second);
    }

    /** A second key of equal bytes with a life of its own. */
    public DecoderKey copy() {
        return new DecoderKey(isLong, checked(first), checked(second));
    }

    @Override
    public void close() {
        closed = true;
        VarHandle.fullFence(); // nobody may see a zeroised word without seeing the flag
        first = 0;
        second = 0;
    }

    /** A word that was read before the flag was found unset is not a zeroised one. */
    private long checked(long word) {
        VarHandle.acquireFence();
        if (closed) {
            throw new IllegalStateException("decoder key is closed");
        }
        return word;
    }

    /** True for equal length and bytes; the time does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof DecoderKey key
                        && isLong == key.isLong
                        && ((checked(first) ^ key.checked(key.first)) | (checked(second) ^ key.checked(key.second)))
                                == 0);
    }

    /** Depends on the length alone, so that no hash table gives away key bits. */
    @Override
    public int hashCode() {
        return bits();
    }

    @Override
    public String toString() {
        return "DecoderKey[" + bits() + " bits]";
    }
}
