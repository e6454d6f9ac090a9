package io.ptoken.sts.cipher;

import io.ptoken.sts.identity.EncryptionAlgorithm;

/** STA, EA 07 (specification section 9): 16 rounds of key-selected substitution of nibbles and permutation of bits. */
final class Sta implements TokenCipher {

    private static final int ROUNDS = 16;

    /** Rotated and complemented, as the first encryption round uses it. */
    private final long alignedKey;

    private final StaLookup lookup;

    Sta(long key, StaLookup lookup) {
        this.alignedKey = Long.rotateRight(~key, 12);
        this.lookup = lookup;
    }

    @Override
    public EncryptionAlgorithm algorithm() {
        return EncryptionAlgorithm.STA;
    }

    @Override
    public long encrypt(long block) {
        long[] round = lookup.round;
        long k = alignedKey;
        long d = block;
        for (int i = 0; i < ROUNDS; i++) {
            d = StaLookup.apply(round, d, k);
            k = Long.rotateLeft(k, 1);
        }
        return d;
    }

    @Override
    public long decrypt(long block) {
        long[] round = lookup.inverseRound;
        long k = Long.rotateLeft(alignedKey, ROUNDS - 1);
        long d = lookup.inversePermutation(block);
        for (int i = 1; i < ROUNDS; i++) {
            d = StaLookup.apply(round, d, k);
            k = Long.rotateRight(k, 1);
        }
        return lookup.inverseSubstitution(d, k);
    }

    @Override
    public String toString() {
        return "Sta";
    }
}
