package io.ptoken.sts.token;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.token.bits.DataBlock;

/**
 * The third section of a 3KCT set: tells the meter its SGC, a 24-bit binary number in bits 59-36; zeros in 35-16
 * (specification section 12).
 *
 * @param sgc the new SGC
 */
public record Set3rdSectionOf3Kct(SupplyGroupCode sgc) implements Set3rdSectionDecoderKey {

    @Override
    public long block() {
        return DataBlock.seal(tokenClass(), (long) SUBCLASS << 44 | (long) sgc.value() << 20);
    }

    static Set3rdSectionOf3Kct read(long block) {
        if (DataBlock.bits(block, 35, 16) != 0) {
            // Not quoted: the section may belong to a 4KCT set and hold key bits there.
            throw new InvalidValueException("padding of the 3rd section", "other bits", "zeros");
        }
        return new Set3rdSectionOf3Kct(new SupplyGroupCode(DataBlock.intBits(block, 59, 36)));
    }
}
