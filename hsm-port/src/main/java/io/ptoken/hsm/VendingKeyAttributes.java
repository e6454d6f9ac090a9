package io.ptoken.hsm;

import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
 * @param origin through which exchange with a KMC it came; empty for a key that its owner loaded in the clear
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
        KeyCheckValue kcv,
        Optional<VendingKeyOrigin> origin) {

    private static final Duration KEN_STEP = Duration.ofMinutes(65_536);
    private static final int UNIT_SUBCLASSES = 0x000F;
    private static final int CURRENCY_SUBCLASSES = 0x00F0;

    /** A key that its owner loaded in the clear. */
    public VendingKeyAttributes(
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
        this(
                register,
                sgc,
                krn,
                keyType,
                ken,
                baseDate,
                algorithm,
                active,
                expires,
                issuedUntil,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster,
                kcv,
                Optional.empty());
    }

    /**
     * VND: why no credit at all can be vended with the key at that time, whatever the meter and the amount; empty when
     * some can.
     *
     * @return {@link SmStatus#KMC_KEY_STATE_ERROR} (slot), {@link SmStatus#KEY_TYPE_ERROR} (default key), {@link
     *     SmStatus#SUBCLASS_NOT_ALLOWED} (SBM allows none), {@link SmStatus#KEY_ISSUE_EXPIRED_ERROR} (IUT), {@link
     *     SmStatus#KEY_EXPIRED_ERROR} (KEN) or {@link SmStatus#INSUFFICIENT_CREDIT_BALANCE} (ULM and CLM), the first that
     *     holds in the order in which a module checks
     */
    public Optional<SmStatus> creditRefusal(Instant now) {
        if (origin.map(from -> !from.slotState().vendsCredit()).orElse(false)) {
            return Optional.of(SmStatus.KMC_KEY_STATE_ERROR);
        }
        if (keyType == KeyType.DDTK) {
            return Optional.of(SmStatus.KEY_TYPE_ERROR);
        }
        boolean units = (subclasses.bits() & UNIT_SUBCLASSES) != 0;
        boolean currency = (subclasses.bits() & CURRENCY_SUBCLASSES) != 0;
        if (!units && !currency) {
            return Optional.of(SmStatus.SUBCLASS_NOT_ALLOWED);
        }
        if (now.isAfter(issuedUntil)) {
            return Optional.of(SmStatus.KEY_ISSUE_EXPIRED_ERROR);
        }
        if (!now.isBefore(kenEnd())) {
            return Optional.of(SmStatus.KEY_EXPIRED_ERROR);
        }
        boolean unitsLeft = units && unitLimit.value() > 0;
        boolean currencyLeft = currency && currencyLimit.value() > 0;
        return unitsLeft || currencyLeft ? Optional.empty() : Optional.of(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
    }

    /** The first moment whose token identifier is beyond KEN. */
    public Instant kenEnd() {
        return baseDate.start().plus(KEN_STEP.multipliedBy(ken.value() + 1L));
    }

    /** Register, group, revision and type for people and messages. */
    public String describe() {
        return "register " + register + " (SGC " + sgc + " KRN " + krn + " KT " + keyType.code() + ")";
    }
}
