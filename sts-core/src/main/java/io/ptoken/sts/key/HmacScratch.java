package io.ptoken.sts.key;

/**
 * Working memory of one HMAC. Each thread keeps its own, because two arrays per key would be most of a token's garbage.
 * The user zeroises it.
 *
 * <p>Plain arrays and no class of ours: what a thread keeps would keep our class loader too.
 */
final class HmacScratch {

    private static final ThreadLocal<int[][]> ARRAYS =
            ThreadLocal.withInitial(() -> new int[][] {new int[16], new int[8]});

    private HmacScratch() {}

    /** A message block of 16 words and a digest of 8 words. */
    static int[][] ofThisThread() {
        return ARRAYS.get();
    }
}
