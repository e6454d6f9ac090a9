package io.ptoken.service.operate.notice.words;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.tid.BaseDate;

/** What a vending key is kept for. */
public final class KeyPurpose {

    /** The universal default supply group of base date 1993 (operating requirements section 7). */
    private static final SupplyGroupCode DEFAULT_OF_1993 = new SupplyGroupCode(991_993);

    private KeyPurpose() {}

    /** True for a key of base date 1993, whose token identifiers ended in 2024: meters are moved from it, and no more. */
    public static boolean isForKeyChangesOnly(VendingKeyAttributes key) {
        return key.baseDate() == BaseDate.BDT_1993 || key.sgc().equals(DEFAULT_OF_1993);
    }
}
