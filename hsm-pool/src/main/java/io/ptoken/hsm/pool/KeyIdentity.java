package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;

/**
 * What makes two vending keys in different modules the same: everything that goes into a token or into the decoder key,
 * and the check value of the key's bits. Limits, dates and subclasses are the business of each module.
 *
 * <p>KEN is part of it although it changes no credit token: it stands in key-change tokens, which have to be equal whichever
 * member makes them. Every module of the port knows the check values of its keys.
 */
record KeyIdentity(
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        BaseDate baseDate,
        KeyExpiryNumber ken,
        DecoderKeyAlgorithm algorithm,
        KeyCheckValue kcv) {

    static KeyIdentity of(VendingKeyAttributes key) {
        return new KeyIdentity(
                key.sgc(), key.krn(), key.keyType(), key.baseDate(), key.ken(), key.algorithm(), key.kcv());
    }
}
