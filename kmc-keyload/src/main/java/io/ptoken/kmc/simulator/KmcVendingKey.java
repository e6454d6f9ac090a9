package io.ptoken.kmc.simulator;

import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;

/**
 * A vending key at the KMC.
 *
 * @param order what kind it is
 * @param krn key revision number
 * @param kcv key check value
 * @param key the key itself
 */
record KmcVendingKey(KeyOrder order, KeyRevision krn, KeyCheckValue kcv, VendingKey key) {

    VendingKeyCard.Identity identity() {
        return new VendingKeyCard.Identity(order.sgc(), krn, order.keyType());
    }

    VendingKeyDescription description() {
        return new VendingKeyDescription(order, krn, kcv);
    }
}
