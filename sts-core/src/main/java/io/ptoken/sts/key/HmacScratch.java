package io.ptoken.sts.key;

import java.util.Arrays;

/**
 * Working memory of one HMAC: a message block of 16 words and a digest of 8. Each thread keeps one, because two arrays
 * per key would be most of a token's garbage. Zeroised after use.
 *
 * <p>The thread holds plain arrays, not this class, so that a class loader can be unloaded whatever its threads do.
 */
final class HmacScratch {

    private static final ThreadLocal<int[][]> ARRAYS =
            ThreadLocal.withInitial(() -> new int[][] {new int[16], new int[8]});

    private final int[] message;
    private final int[] digest;

    private HmacScratch(int[] message, int[] digest) {
        this.message = message;
        this.digest = digest;
    }

    static HmacScratch ofThisThread() {
        int[][] arrays = ARRAYS.get();
        return new HmacScratch(arrays[0], arrays[1]);
    }

    /** The message in, 16 big-endian words. */
    int[] message() {
        return message;
    }

    /** The MAC out, 8 big-endian words. */
    int[] digest() {
        return digest;
    }

    void zeroise() {
        Arrays.fill(message, 0);
        Arrays.fill(digest, 0);
    }
}
