package io.ptoken.sts.cipher;

/**
 * A round of STA as sixteen look-ups: for each nibble of the block, each key bit and each value, where the substituted
 * nibble's bits go. Substitution and permutation together, so that a round needs no loop over bits.
 *
 * <p>A decryption round is an inverse permutation, then an inverse substitution. To merge them the same way it is cut
 * elsewhere: one {@linkplain #inversePermutation inverse permutation} first, then fifteen times "inverse substitution, then
 * inverse permutation", then one inverse substitution. The inverse tables are true inverses: in the sample set S2 happens
 * to be the inverse of S1, in others it is not.
 */
final class StaLookup {

    private static final int NIBBLES = 16;
    private static final int BITS = 64;

    // Entry (nibble << 5) + (key bit << 4) + value.
    final long[] round;
    final long[] inverseRound;
    private final long[] inverseSubstitution;
    // Entry (nibble << 4) + value.
    private final long[] inversePermutation;

    private StaLookup(int[] s1, int[] s2, int[] p) {
        int[] inverseP = inverse(p);
        int[] inverseS1 = inverse(s1);
        int[] inverseS2 = inverse(s2);
        round = substituteThenMove(s1, s2, p);
        inverseRound = substituteThenMove(inverseS1, inverseS2, inverseP);
        inverseSubstitution = substituteThenMove(inverseS1, inverseS2, identity(BITS));
        inversePermutation = move(inverseP);
    }

    static StaLookup of(int[] s1, int[] s2, int[] p) {
        return new StaLookup(s1, s2, p);
    }

    long inversePermutation(long block) {
        long moved = 0;
        for (int nibble = 0; nibble < NIBBLES; nibble++) {
            moved |= inversePermutation[nibble << 4 | (int) (block >>> (4 * nibble) & 15)];
        }
        return moved;
    }

    long inverseSubstitution(long block, long keyBits) {
        return apply(inverseSubstitution, block, keyBits);
    }

    /**
     * Applies a table to all nibbles.
     *
     * @param keyBits the bit that selects the substitution of nibble i is bit 4i+3
     */
    static long apply(long[] table, long block, long keyBits) {
        long result = 0;
        for (int nibble = 0; nibble < NIBBLES; nibble++) {
            int keyBit = (int) (keyBits >>> (4 * nibble + 3) & 1);
            int value = (int) (block >>> (4 * nibble) & 15);
            result |= table[nibble << 5 | keyBit << 4 | value];
        }
        return result;
    }

    private static long[] substituteThenMove(int[] s1, int[] s2, int[] p) {
        long[] table = new long[NIBBLES * 2 * 16];
        for (int nibble = 0; nibble < NIBBLES; nibble++) {
            for (int value = 0; value < 16; value++) {
                table[nibble << 5 | value] = move(nibble, s1[value], p);
                table[nibble << 5 | 16 | value] = move(nibble, s2[value], p);
            }
        }
        return table;
    }

    private static long[] move(int[] p) {
        long[] table = new long[NIBBLES * 16];
        for (int i = 0; i < table.length; i++) {
            table[i] = move(i >> 4, i & 15, p);
        }
        return table;
    }

    /** Where the bits of a value in a nibble go: bit i to bit p[i]. */
    private static long move(int nibble, int value, int[] p) {
        long moved = 0;
        for (int bit = 0; bit < 4; bit++) {
            moved |= (value >> bit & 1L) << p[4 * nibble + bit];
        }
        return moved;
    }

    private static int[] inverse(int[] table) {
        int[] inverse = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            inverse[table[i]] = i;
        }
        return inverse;
    }

    private static int[] identity(int size) {
        int[] identity = new int[size];
        for (int i = 0; i < size; i++) {
            identity[i] = i;
        }
        return identity;
    }
}
