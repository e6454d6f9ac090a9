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

    /** Entries for one nibble: key bit (16) + value (1). */
    private static final int ENTRIES = 32;

    // The even nibbles' tables come first, then the odd ones', as apply() takes them.
    final long[] round;
    final long[] inverseRound;
    private final long[] inverseSubstitution;
    private final long[] inversePermutation;

    private StaLookup(int[] s1, int[] s2, int[] p) {
        int[] inverseP = inverse(p);
        int[] inverseS1 = inverse(s1);
        int[] inverseS2 = inverse(s2);
        round = substituteThenMove(s1, s2, p);
        inverseRound = substituteThenMove(inverseS1, inverseS2, inverseP);
        inverseSubstitution = substituteThenMove(inverseS1, inverseS2, identity(BITS));
        inversePermutation = substituteThenMove(identity(NIBBLES), identity(NIBBLES), inverseP);
    }

    static StaLookup of(int[] s1, int[] s2, int[] p) {
        return new StaLookup(s1, s2, p);
    }

    long inversePermutation(long block) {
        return apply(inversePermutation, block, 0);
    }

    long inverseSubstitution(long block, long key) {
        return apply(inverseSubstitution, block, key);
    }

    /**
     * Applies a table to all nibbles.
     *
     * <p>Even and odd nibbles are spread over the bytes of two longs, so that each has room for its key bit: one shift and
     * mask then gives the index of a look-up. The results are joined in fours to keep the chain of ORs short.
     *
     * @param key the bit that selects the substitution of nibble i is bit 4i+3
     */
    static long apply(long[] table, long block, long key) {
        long even = (block & 0x0F0F_0F0F_0F0F_0F0FL) | (key & 0x0808_0808_0808_0808L) << 1;
        long odd = (block >>> 4 & 0x0F0F_0F0F_0F0F_0F0FL) | (key & 0x8080_8080_8080_8080L) >>> 3;
        return (table[(int) even & 31]
                        | table[32 + ((int) (even >>> 8) & 31)]
                        | table[64 + ((int) (even >>> 16) & 31)]
                        | table[96 + ((int) (even >>> 24) & 31)])
                | (table[128 + ((int) (even >>> 32) & 31)]
                        | table[160 + ((int) (even >>> 40) & 31)]
                        | table[192 + ((int) (even >>> 48) & 31)]
                        | table[224 + (int) (even >>> 56)])
                | (table[256 + ((int) odd & 31)]
                        | table[288 + ((int) (odd >>> 8) & 31)]
                        | table[320 + ((int) (odd >>> 16) & 31)]
                        | table[352 + ((int) (odd >>> 24) & 31)])
                | (table[384 + ((int) (odd >>> 32) & 31)]
                        | table[416 + ((int) (odd >>> 40) & 31)]
                        | table[448 + ((int) (odd >>> 48) & 31)]
                        | table[480 + (int) (odd >>> 56)]);
    }

    private static long[] substituteThenMove(int[] s1, int[] s2, int[] p) {
        long[] table = new long[NIBBLES * ENTRIES];
        for (int nibble = 0; nibble < NIBBLES; nibble++) {
            int place = nibble % 2 * NIBBLES / 2 + nibble / 2;
            for (int value = 0; value < 16; value++) {
                table[place * ENTRIES + value] = move(nibble, s1[value], p);
                table[place * ENTRIES + 16 + value] = move(nibble, s2[value], p);
            }
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
