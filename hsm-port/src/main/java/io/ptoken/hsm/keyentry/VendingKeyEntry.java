package io.ptoken.hsm.keyentry;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.keychange.KeyChangeSide;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Optional;

/**
 * What the owner of a vending key says about it when loading it: the attributes of module protocol section 6.2 without
 * the register and the check value, which the module computes.
 *
 * @param sgc supply group
 * @param krn key revision number
 * @param keyType DDTK, DUTK or DCTK: which decoder keys it makes
 * @param algorithm decoder-key generation algorithm; decides the length of the key
 * @param baseDate base date of its token identifiers
 * @param ken key expiry number
 * @param validity ACT, EXP and IUT
 * @param unitLimit ULM
 * @param currencyLimit CLM
 * @param subclasses SBM
 * @param cluster CLU, 0-255; only 0 is defined
 */
public record VendingKeyEntry(
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        DecoderKeyAlgorithm algorithm,
        BaseDate baseDate,
        KeyExpiryNumber ken,
        Validity validity,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        int cluster) {

    public VendingKeyEntry {
        InvalidValueException.requireRange("CLU", cluster, 0, 255);
        if (keyType == KeyType.DITK) {
            throw new InvalidValueException("KT", "0", "1-3; no vending key makes initialisation keys");
        }
    }

    /**
     * Times of a key.
     *
     * @param active ACT, from when it is used
     * @param expires EXP, the last moment of its life; empty for a key without such an end
     * @param issuedUntil IUT, until when the module uses it
     */
    public record Validity(Instant active, Optional<Instant> expires, Instant issuedUntil) {

        /** From the base date on, for as long as base dates reach. */
        public static Validity always(BaseDate baseDate) {
            Instant end = Instant.parse("2099-12-31T00:00:00Z");
            return new Validity(baseDate.start(), Optional.of(end), end);
        }

        /** As they are shown and judged. */
        public KeyDates dates() {
            return KeyDates.of(active, expires, issuedUntil);
        }
    }

    /** A key without expiry and limits in cluster 0. */
    public static VendingKeyEntry of(
            SupplyGroupCode sgc, KeyRevision krn, KeyType keyType, DecoderKeyAlgorithm algorithm, BaseDate baseDate) {
        return new VendingKeyEntry(
                sgc,
                krn,
                keyType,
                algorithm,
                baseDate,
                KeyExpiryNumber.NEVER,
                Validity.always(baseDate),
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                SubclassMask.ALL_CREDIT,
                0);
    }

    /** The entry that describes a key a module holds. */
    public static VendingKeyEntry of(VendingKeyAttributes key) {
        return new VendingKeyEntry(
                key.sgc(),
                key.krn(),
                key.keyType(),
                key.algorithm(),
                key.baseDate(),
                key.ken(),
                new Validity(
                        key.dates().active().orElse(key.baseDate().start()),
                        key.dates().expires(),
                        key.dates().issuedUntil()),
                key.unitLimit(),
                key.currencyLimit(),
                key.subclasses(),
                key.cluster());
    }

    /** This entry with another KEN. */
    public VendingKeyEntry withKen(KeyExpiryNumber other) {
        return new VendingKeyEntry(
                sgc, krn, keyType, algorithm, baseDate, other, validity, unitLimit, currencyLimit, subclasses, cluster);
    }

    /** This entry with other times. */
    public VendingKeyEntry withValidity(Validity other) {
        return new VendingKeyEntry(
                sgc, krn, keyType, algorithm, baseDate, ken, other, unitLimit, currencyLimit, subclasses, cluster);
    }

    /** This entry with other limits. */
    public VendingKeyEntry withLimits(CreditLimit units, CreditLimit currency) {
        return new VendingKeyEntry(
                sgc, krn, keyType, algorithm, baseDate, ken, validity, units, currency, subclasses, cluster);
    }

    /** The attributes the module shows once the key is in a register. */
    public VendingKeyAttributes attributes(
            RegisterNumber register,
            CreditLimit unitsLeft,
            CreditLimit currencyLeft,
            KeyCheckValue kcv,
            Optional<VendingKeyOrigin> origin) {
        return new VendingKeyAttributes(
                register,
                sgc,
                krn,
                keyType,
                ken,
                baseDate,
                algorithm,
                validity.dates(),
                unitsLeft,
                currencyLeft,
                subclasses,
                cluster,
                kcv,
                origin);
    }

    /** What decides about a key change to or from it. */
    public KeyChangeSide side() {
        return new KeyChangeSide(keyType, algorithm, baseDate, cluster);
    }

    /** How people call the key in messages: SGC, KRN and KT. */
    public String name() {
        return "SGC " + sgc + " KRN " + krn + " KT " + keyType.code();
    }
}
