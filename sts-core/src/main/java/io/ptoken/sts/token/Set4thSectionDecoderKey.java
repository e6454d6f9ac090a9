package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.token.bits.DataBlock;

/**
 * Class 2 subclass 9, the fourth section of a 4KCT set: SGC bits 23-12 in 59-48, NKMO1 in 47-16 (specification section
 * 12).
 *
 * @param sgcHigh bits 23-12 of the new SGC
 * @param nkmo1 bytes 8-11 of the new key
 */
public record Set4thSectionDecoderKey(int sgcHigh, int nkmo1) implements KeyChangeToken {

    static final int SUBCLASS = 9;

    public Set4thSectionDecoderKey {
        requireBits("sgcHigh", sgcHigh, 12);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public long block() {
        return DataBlock.seal(
                tokenClass(), (long) SUBCLASS << 44 | (long) sgcHigh << 32 | Integer.toUnsignedLong(nkmo1));
    }

    @Override
    public String description() {
        return "Set4thSectionDecoderKey";
    }

    static Set4thSectionDecoderKey read(long block) {
        return new Set4thSectionDecoderKey(DataBlock.intBits(block, 59, 48), DataBlock.intBits(block, 47, 16));
    }

    @Override
    public String toString() {
        return description() + "[sgcHigh=" + sgcHigh + "]";
    }
}
