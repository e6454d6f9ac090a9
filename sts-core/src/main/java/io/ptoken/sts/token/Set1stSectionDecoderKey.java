package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.token.bits.DataBlock;

/**
 * Class 2 subclass 3 (specification section 12): KEN bits 7-4 in 59-56, KRN 55-52, RO 51, 3KCT 50, KT 49-48, NKHO 47-16.
 *
 * @param kenHigh bits 7-4 of the new KEN
 * @param krn the new KRN
 * @param rollover RO: the base date changes and the meter clears its TID memory
 * @param threeKct 3KCT: the set has three tokens, the third with the SGC
 * @param keyType the new KT
 * @param nkho the first 32 bits of the new key
 */
public record Set1stSectionDecoderKey(
        int kenHigh, KeyRevision krn, boolean rollover, boolean threeKct, KeyType keyType, int nkho)
        implements KeyChangeToken {

    static final int SUBCLASS = 3;

    public Set1stSectionDecoderKey {
        requireBits("kenHigh", kenHigh, 4);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public long block() {
        int attributes = kenHigh << 8 | krn.value() << 4 | (rollover ? 8 : 0) | (threeKct ? 4 : 0) | keyType.code();
        return DataBlock.seal(
                tokenClass(), (long) SUBCLASS << 44 | (long) attributes << 32 | Integer.toUnsignedLong(nkho));
    }

    @Override
    public String description() {
        return "Set1stSectionDecoderKey";
    }

    static Set1stSectionDecoderKey read(long block) {
        return new Set1stSectionDecoderKey(
                DataBlock.intBits(block, 59, 56),
                new KeyRevision(DataBlock.intBits(block, 55, 52)),
                DataBlock.intBits(block, 51, 51) == 1,
                DataBlock.intBits(block, 50, 50) == 1,
                KeyType.ofCode(DataBlock.intBits(block, 49, 48)),
                DataBlock.intBits(block, 47, 16));
    }

    @Override
    public String toString() {
        return description() + "[krn=" + krn + ", rollover=" + rollover + ", threeKct=" + threeKct + ", keyType="
                + keyType + "]";
    }
}
