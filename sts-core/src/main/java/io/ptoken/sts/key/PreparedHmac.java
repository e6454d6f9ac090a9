package io.ptoken.sts.key;

import java.lang.invoke.VarHandle;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, its two pads computed once, without garbage.
 *
 * <p>The pads could also be hashed once, which saves two of four compressions; but that takes a SHA-256 of our own, and
 * the JDK's does four in less than half the time ours needed for two, since it uses the processor's instructions.
 * {@code javax.crypto.Mac} would leave garbage and keep a copy of the key that cannot be zeroised.
 *
 * <p>Thread-safe; {@link #close()} zeroises the pads, a later {@link #mac} throws {@link IllegalStateException}.
 */
final class PreparedHmac implements AutoCloseable {

    /** Length of a MAC in bytes. */
    static final int MAC_BYTES = 32;

    private static final int BLOCK_BYTES = 64;

    /** A digest is not thread-safe and costs garbage to make, so each thread keeps one. It is given no key to keep. */
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(PreparedHmac::sha256);

    private final byte[] innerPad;
    private final byte[] outerPad;
    private volatile boolean closed;

    private PreparedHmac(byte[] key) {
        if (key.length > BLOCK_BYTES) {
            throw new IllegalArgumentException("key of " + key.length + " bytes, at most " + BLOCK_BYTES);
        }
        innerPad = pad(key, 0x36);
        outerPad = pad(key, 0x5C);
    }

    /** @param key at most 64 bytes; copied */
    static PreparedHmac of(byte[] key) {
        return new PreparedHmac(key);
    }

    private static byte[] pad(byte[] key, int mask) {
        byte[] pad = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < pad.length; i++) {
            pad[i] ^= (byte) mask;
        }
        return pad;
    }

    /**
     * Writes the MAC of a message into the beginning of an array, which may be the message itself.
     *
     * @param message all of it is authenticated
     * @param into at least 32 bytes, the first 32 of which become the MAC
     */
    void mac(byte[] message, byte[] into) {
        if (into.length < MAC_BYTES) {
            throw new IllegalArgumentException("room for " + into.length + " bytes, at least " + MAC_BYTES);
        }
        MessageDigest sha256 = SHA256.get();
        sha256.reset();
        try {
            sha256.update(innerPad);
            sha256.update(message);
            sha256.digest(into, 0, MAC_BYTES);
            sha256.update(outerPad);
            sha256.update(into, 0, MAC_BYTES);
            sha256.digest(into, 0, MAC_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 does not fit into " + MAC_BYTES + " bytes", e);
        }
        requireOpen();
    }

    /** After the fact: pads that were read before the flag was found unset are not zeroised ones. */
    private void requireOpen() {
        VarHandle.acquireFence();
        if (closed) {
            throw new IllegalStateException("vending key is closed");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        VarHandle.fullFence(); // nobody may see a zeroised byte without seeing the flag
        Arrays.fill(innerPad, (byte) 0);
        Arrays.fill(outerPad, (byte) 0);
    }
}
