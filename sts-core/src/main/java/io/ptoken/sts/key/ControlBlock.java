package io.ptoken.sts.key;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;

/**
 * CONTROLBlock of DKGA02 (specification section 8.3), from bit 63 down: KT (1 digit), SGC (6), TI (2), KRN (1), all BCD,
 * then six digits F.
 */
public final class ControlBlock {

    private ControlBlock() {}

    /** The block of a key. */
    public static long of(KeyType keyType, SupplyGroupCode sgc, TariffIndex ti, KeyRevision krn) {
        return (long) keyType.code() << 60
                | bcd(sgc.value()) << 36
                | (long) ti.bcd() << 28
                | (long) krn.value() << 24
                | 0xFF_FFFFL;
    }

    private static long bcd(int value) {
        long digits = 0;
        int shift = 0;
        for (int rest = value; rest != 0; rest /= 10) {
            digits |= (long) (rest % 10) << shift;
            shift += 4;
        }
        return digits;
    }
}
