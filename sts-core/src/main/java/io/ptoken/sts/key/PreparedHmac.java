package io.ptoken.sts.key;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, for messages that fit into one block with their padding. The two key pads are
 * hashed once, here, so that a MAC costs two compressions in place of four.
 *
 * <p>Thread-safe; {@link #close()} zeroises the hashed pads, a later {@link #mac} throws {@link IllegalStateException}.
 */
final class PreparedHmac implements AutoCloseable {

    private static final int BLOCK_BYTES = 64;
    private static final int DIGEST_BYTES = 32;
    private static final int LONGEST_MESSAGE = BLOCK_BYTES - 9;

    private final int[] inner;
    private final int[] outer;
    private volatile boolean closed;

    private PreparedHmac(int[] inner, int[] outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** @param key at most 64 bytes */
    static PreparedHmac of(byte[] key) {
        return new PreparedHmac(hashedPad(key, 0x3636_3636), hashedPad(key, 0x5C5C_5C5C));
    }

    private static int[] hashedPad(byte[] key, int pad) {
        int[] block = new int[BLOCK_BYTES / Integer.BYTES];
        for (int i = 0; i < key.length; i++) {
            block[i / 4] |= (key[i] & 0xFF) << (24 - 8 * (i % 4));
        }
        for (int i = 0; i < block.length; i++) {
            block[i] ^= pad;
        }
        int[] state = Sha256.initialState();
        Sha256.compress(state, block);
        Arrays.fill(block, 0);
        return state;
    }

    /**
     * Computes the MAC of a message.
     *
     * @param message 16 big-endian words, zero behind the message; overwritten
     * @param bytes length of the message, at most 55
     * @param digest takes the MAC, 8 big-endian words
     */
    void mac(int[] message, int bytes, int[] digest) {
        if (bytes > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("message of " + bytes + " bytes, at most " + LONGEST_MESSAGE);
        }
        pad(message, bytes);
        System.arraycopy(inner, 0, digest, 0, digest.length);
        Sha256.compress(digest, message);

        System.arraycopy(digest, 0, message, 0, digest.length);
        Arrays.fill(message, digest.length, message.length, 0);
        pad(message, DIGEST_BYTES);
        System.arraycopy(outer, 0, digest, 0, digest.length);
        Sha256.compress(digest, message);
        requireOpen();
    }

    /** Padding of the second and last block of a message: one bit, zeros, total length in bits. */
    private static void pad(int[] block, int bytes) {
        block[bytes / 4] |= 0x80 << (24 - 8 * (bytes % 4));
        block[block.length - 1] = (BLOCK_BYTES + bytes) * Byte.SIZE;
    }

    /** After the fact: pads that were read before the flag was found unset are not zeroised ones. */
    private void requireOpen() {
        VarHandle.acquireFence();
        if (closed) {
            throw new IllegalStateException("vending key is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        VarHandle.fullFence(); // nobody may see a zeroised word without seeing the flag
        Arrays.fill(inner, 0);
        Arrays.fill(outer, 0);
    }
}
