package io.ptoken.kmc.simulator;

import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.key.KeyCheckValue;

/**
 * What the KMC tells about one of its vending keys; never the key itself.
 *
 * @param order what kind it is
 * @param krn key revision number
 * @param kcv key check value
 */
public record VendingKeyDescription(KeyOrder order, KeyRevision krn, KeyCheckValue kcv) {}
