package io.ptoken.service.operate.keyentry;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.keyentry.VendingKeyEntry.Validity;
import io.ptoken.service.Given;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.util.Optional;

/**
 * What the owner of a vending key says of it before anybody has entered it.
 *
 * @param sgc supply group
 * @param krn key revision number
 * @param keyType DDTK, DUTK or DCTK: which decoder keys it makes
 * @param algorithm decoder-key generation algorithm; empty for the one that suits the length of the key
 * @param baseDate base date of its token identifiers
 * @param ken key expiry number
 * @param validity ACT, EXP and IUT
 * @param unitLimit ULM
 * @param currencyLimit CLM
 * @param subclasses SBM
 */
public record VendingKeyDescription(
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        Optional<DecoderKeyAlgorithm> algorithm,
        BaseDate baseDate,
        KeyExpiryNumber ken,
        Validity validity,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses) {

    private static final int DKGA04_BITS = 160;

    /** @throws io.ptoken.sts.InvalidValueException for a type of which there are no vending keys, and dates no key can have */
    public VendingKeyDescription {
        Given.value("sgc", sgc);
        Given.value("krn", krn);
        Given.value("keyType", keyType);
        Given.value("algorithm", algorithm);
        Given.value("baseDate", baseDate);
        Given.value("ken", ken);
        Given.value("validity", validity);
        Given.value("unitLimit", unitLimit);
        Given.value("currencyLimit", currencyLimit);
        Given.value("subclasses", subclasses);
        VendingKeyEntry.of(sgc, krn, keyType, DecoderKeyAlgorithm.DKGA02, baseDate);
        validity.dates().requireSound();
    }

    /** The attributes for a key of this length, 64 or 160 bits. */
    public VendingKeyEntry entry(int keyBits) {
        return new VendingKeyEntry(
                sgc,
                krn,
                keyType,
                algorithm.orElse(keyBits == DKGA04_BITS ? DecoderKeyAlgorithm.DKGA04 : DecoderKeyAlgorithm.DKGA02),
                baseDate,
                ken,
                validity,
                unitLimit,
                currencyLimit,
                subclasses,
                0);
    }

    /** Which key it is, for the audit log. */
    public String name() {
        return "SGC " + sgc + " KRN " + krn;
    }
}
