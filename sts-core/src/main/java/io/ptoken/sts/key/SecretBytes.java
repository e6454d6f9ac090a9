package io.ptoken.sts.key;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that are copied in, copied out and zeroised on close. Synchronised, because a reader that met a half-zeroised
 * key would go on to make tokens under a wrong one.
 */
final class SecretBytes implements AutoCloseable {

    private final String what;
    private final byte[] bytes;
    private boolean closed;

    /** @param what name of the secret for messages */
    SecretBytes(String what, byte[] bytes) {
        this.what = what;
        this.bytes = bytes.clone();
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** A copy that the caller zeroises. */
    synchronized byte[] copy() {
        if (closed) {
            throw new IllegalStateException(what + " is closed");
        }
        return bytes.clone();
    }

    boolean sameAs(SecretBytes other) {
        byte[] mine = copy();
        byte[] theirs = other.copy();
        try {
            return MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }
}
