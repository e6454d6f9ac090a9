package io.ptoken.sts.key;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;

/**
 * PANBlock of DKGA02 (specification section 8.2): 16 decimal digits as BCD, the first in bits 63-60. It holds the end of
 * the IIN and the DRN, which together are digits 2-17 of the MeterPAN for both lengths of DRN.
 */
public final class PanBlock {

    private static final int FIRST_DIGIT = 1;
    private static final int DIGITS = 16;

    private PanBlock() {}

    /** The block for a key type: zeros in place of the DRN for key type 3, the form of key type 1 for key type 0. */
    public static long of(MeterPan pan, KeyType keyType) {
        String digits = pan.digits();
        int used = keyType == KeyType.DCTK ? iinDigits(digits) : DIGITS;
        long block = 0;
        for (int i = FIRST_DIGIT; i < FIRST_DIGIT + used; i++) {
            block = block << 4 | (digits.charAt(i) - '0');
        }
        return block << (4 * (DIGITS - used));
    }

    private static int iinDigits(String digits) {
        String iin = digits.startsWith(MeterPan.IIN_LONG_DRN) ? MeterPan.IIN_LONG_DRN : MeterPan.IIN_SHORT_DRN;
        return iin.length() - FIRST_DIGIT;
    }
}
