package io.ptoken.hsm;

import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;

/**
 * What a module tells about the vending key in a register (module protocol section 6.2); never the key itself.
 *
 * @param register the register
 * @param sgc supply group of the key
 * @param krn key revision number
 * @param keyType DDTK, DUTK or DCTK: the decoder keys this vending key makes (its own type is VDDK, VUDK, VCDK)
 * @param ken key expiry number
 * @param baseDate base date of token identifiers under this key
 * @param algorithm decoder-key generation algorithm
 * @param active ACT, from when the key is used
 * @param expires EXP, until when the KMC issues key-load files with it
 * @param issuedUntil IUT, until when the module uses it
 * @param unitLimit ULM, unit credit left
 * @param currencyLimit CLM, currency credit left
 * @param subclasses SBM, credit subclasses it may vend
 * @param cluster CLU, 0-255; key changes stay within a cluster and only cluster 0 exists
 * @param kcv key check value
 */
public record VendingKeyAttributes(
        RegisterNumber register,
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        KeyExpiryNumber ken,
        BaseDate baseDate,
        DecoderKeyAlgorithm algorithm,
        Instant active,
        Instant expires,
        Instant issuedUntil,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        int cluster,
        KeyCheckValue kcv) {

    /** Register, group, revision and type for people and messages. */
    public String describe() {
        return "register " + register + " (SGC " + sgc + " KRN " + krn + " KT " + keyType.code() + ")";
    }
}
