package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.token.bits.DataBlock;

/**
 * The third section of a 4KCT set: SGC bits 11-0 in 59-48, NKMO2 in 47-16 (specification section 12).
 *
 * @param sgcLow bits 11-0 of the new SGC
 * @param nkmo2 bytes 4-7 of the new key
 */
public record Set3rdSectionOf4Kct(int sgcLow, int nkmo2) implements Set3rdSectionDecoderKey {

    public Set3rdSectionOf4Kct {
        requireBits("sgcLow", sgcLow, 12);
    }

    @Override
    public long block() {
        return DataBlock.seal(
                tokenClass(), (long) SUBCLASS << 44 | (long) sgcLow << 32 | Integer.toUnsignedLong(nkmo2));
    }

    static Set3rdSectionOf4Kct read(long block) {
        return new Set3rdSectionOf4Kct(DataBlock.intBits(block, 59, 48), DataBlock.intBits(block, 47, 16));
    }

    @Override
    public String toString() {
        return description() + "[sgcLow=" + sgcLow + "]";
    }
}
