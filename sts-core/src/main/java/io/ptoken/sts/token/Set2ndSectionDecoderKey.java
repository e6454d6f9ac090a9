package io.ptoken.sts.token;

import static io.ptoken.sts.InvalidValueException.requireBits;

import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.token.bits.DataBlock;

/**
 * Class 2 subclass 4 (specification section 12): KEN bits 3-0 in 59-56, TI as a binary number in 55-48, NKLO 47-16.
 *
 * @param kenLow bits 3-0 of the new KEN
 * @param ti the new TI
 * @param nklo the last 32 bits of the new key
 */
public record Set2ndSectionDecoderKey(int kenLow, TariffIndex ti, int nklo) implements KeyChangeToken {

    static final int SUBCLASS = 4;

    public Set2ndSectionDecoderKey {
        requireBits("kenLow", kenLow, 4);
    }

    @Override
    public int subclass() {
        return SUBCLASS;
    }

    @Override
    public long block() {
        int attributes = kenLow << 8 | ti.value();
        return DataBlock.seal(
                tokenClass(), (long) SUBCLASS << 44 | (long) attributes << 32 | Integer.toUnsignedLong(nklo));
    }

    @Override
    public String description() {
        return "Set2ndSectionDecoderKey";
    }

    static Set2ndSectionDecoderKey read(long block) {
        return new Set2ndSectionDecoderKey(
                DataBlock.intBits(block, 59, 56),
                new TariffIndex(DataBlock.intBits(block, 55, 48)),
                DataBlock.intBits(block, 47, 16));
    }

    @Override
    public String toString() {
        return description() + "[ti=" + ti + "]";
    }
}
