package io.ptoken.kmc.agreement;

import io.ptoken.sts.key.KeyBytesAccess;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that are a secret: a private key, a key-encryption key. They are copied in and out; {@link #close()} zeroises
 * them, after which every call but {@code close}, {@code hashCode} and {@code toString} throws {@link
 * IllegalStateException}. Thread safe.
 */
public final class SecretOctets implements AutoCloseable {

    private final String what;
    private final byte[] bytes;
    private boolean closed;

    private SecretOctets(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes;
    }

    /**
     * A copy of {@code bytes}; the caller zeroises its own.
     *
     * @param what name of the secret for messages, e.g. {@code KEK}
     */
    public static SecretOctets of(String what, byte[] bytes) {
        return new SecretOctets(what, bytes.clone());
    }

    /** The bytes; a copy that the caller zeroises. A module needs them to keep them in its sealed state. */
    public synchronized byte[] bytes(KeyBytesAccess access) {
        if (closed) {
            throw new IllegalStateException(what + " is closed");
        }
        return bytes.clone();
    }

    /** A second holder of equal bytes with a life of its own. */
    public synchronized SecretOctets copy() {
        if (closed) {
            throw new IllegalStateException(what + " is closed");
        }
        return new SecretOctets(what, bytes.clone());
    }

    /** Number of bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** True for equal bytes; the time does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof SecretOctets secret && sameBytes(secret));
    }

    private boolean sameBytes(SecretOctets other) {
        try (SecretOctets mine = copy();
                SecretOctets theirs = other.copy()) {
            return MessageDigest.isEqual(mine.bytes, theirs.bytes);
        }
    }

    /** Depends on the length alone. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SecretOctets[" + what + "]";
    }
}
