package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;

/**
 * What stands for an attribute that a module does not list (module protocol section 6.2). Each value leaves the decision to
 * the module, which knows its key and refuses what does not suit it; a guess on the strict side would refuse sales here
 * that the module would make.
 *
 * <p>ACT and EXP need none: a key may be without them. SGC, KRN, KEN and BDT have no default: without one of them a key is not listed, because a token identifier counted
 * from a wrong base date costs the customer the token.
 *
 * @param keyType KT: without it the module refuses credit with 05
 * @param algorithm DKGA; 04 serves EA 07 and EA 11, so that the module refuses with 40 what its key does not serve. No list
 *     tells the EA of a key, and none is needed: each request names that of the meter
 * @param issuedUntil IUT
 * @param unitLimit ULM
 * @param currencyLimit CLM
 * @param subclasses SBM
 * @param cluster CLU, 0-255
 * @param kcv KCV, which no source shows in the list; all zero means "not told"
 */
public record AttributeDefaults(
        KeyType keyType,
        DecoderKeyAlgorithm algorithm,
        Instant issuedUntil,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        int cluster,
        KeyCheckValue kcv) {

    /** The check value that says that none was told. */
    public static final KeyCheckValue KCV_NOT_TOLD = new KeyCheckValue("000000");

    private static final Instant FAR = Instant.parse("2099-12-31T00:00:00Z");

    /** DUTK, DKGA 04, until 2099, without limits, all credit subclasses, cluster 0. */
    public static final AttributeDefaults PERMISSIVE = new AttributeDefaults(
            KeyType.DUTK,
            DecoderKeyAlgorithm.DKGA04,
            FAR,
            CreditLimit.UNLIMITED,
            CreditLimit.UNLIMITED,
            SubclassMask.ALL_CREDIT,
            0,
            KCV_NOT_TOLD);
}
