package io.ptoken.sts.keychange;

import io.ptoken.sts.identity.EncryptionAlgorithm;

/** The three kinds of key change set (specification section 12). */
public enum KeyChangeSetKind {
    /** 2KCT, for 64-bit keys. */
    TWO_KCT(2, 64),
    /** 3KCT, for 64-bit keys; also tells the meter its SGC. */
    THREE_KCT(3, 64),
    /** 4KCT, for 128-bit keys. */
    FOUR_KCT(4, 128);

    private final int tokens;
    private final int keyBits;

    KeyChangeSetKind(int tokens, int keyBits) {
        this.tokens = tokens;
        this.keyBits = keyBits;
    }

    /**
     * The kind for meters of an algorithm.
     *
     * @param allow3Kct whether a meter with 64-bit keys is told its SGC; no matter for 128-bit keys
     */
    public static KeyChangeSetKind of(EncryptionAlgorithm ea, boolean allow3Kct) {
        if (ea.keyBits() == FOUR_KCT.keyBits) {
            return FOUR_KCT;
        }
        return allow3Kct ? THREE_KCT : TWO_KCT;
    }

    /** Count of tokens in the set, 2-4. */
    public int tokens() {
        return tokens;
    }

    /** Length in bits of the keys it carries: 64 or 128. */
    public int keyBits() {
        return keyBits;
    }
}
