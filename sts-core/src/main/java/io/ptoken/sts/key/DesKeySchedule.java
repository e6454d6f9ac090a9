package io.ptoken.sts.key;

/** The 16 round keys of DES (FIPS 46-3), laid out as {@link DesTables#f} takes them. */
final class DesKeySchedule {

    private static final int[] PC1 = {
        57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18,
        10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
        63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22,
        14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4
    };

    private static final int[] PC2 = {
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10,
        23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
        41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48,
        44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32
    };

    private static final int[] ROTATIONS = {1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1};

    private DesKeySchedule() {}

    /** 32 words: of each round key first the groups 1, 3, 5, 7, then 2, 4, 6, 8. */
    static int[] of(long key) {
        long selected = select(key, 64, PC1);
        int c = (int) (selected >>> 28);
        int d = (int) selected & 0xFFF_FFFF;
        int[] schedule = new int[2 * ROTATIONS.length];
        for (int round = 0; round < ROTATIONS.length; round++) {
            c = rotate28(c, ROTATIONS[round]);
            d = rotate28(d, ROTATIONS[round]);
            long roundKey = select((long) c << 28 | d, 56, PC2);
            schedule[2 * round] = groups(roundKey, 42);
            schedule[2 * round + 1] = groups(roundKey, 36);
        }
        return schedule;
    }

    /** Every second six-bit group from the one at bit {@code shift} down, each at the top of a byte. */
    private static int groups(long roundKey, int shift) {
        int word = 0;
        for (int s = shift; s >= 0; s -= 12) {
            word = word << 8 | (int) (roundKey >>> s & 63) << 2;
        }
        return word;
    }

    private static int rotate28(int half, int by) {
        return (half << by | half >>> (28 - by)) & 0xFFF_FFFF;
    }

    /** Picks bits by their number in the standard, bit 1 being the top one of {@code width}. */
    private static long select(long from, int width, int[] bits) {
        long selected = 0;
        for (int bit : bits) {
            selected = selected << 1 | (from >>> (width - bit) & 1);
        }
        return selected;
    }
}
