package io.ptoken.hsm.key;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.keychange.KeyChangeSide;
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
 * @param dates ACT, EXP and IUT
 * @param unitLimit ULM, unit credit left
 * @param currencyLimit CLM, currency credit left
 * @param subclasses SBM, credit subclasses it may vend
 * @param cluster CLU, 0-255; key changes stay within a cluster and only cluster 0 exists
 * @param kcv key check value
 * @param origin through which exchange with a KMC it came; empty for a key that none delivered, and where that is not known
 * @param source where it came from
 */
public record VendingKeyAttributes(
        RegisterNumber register,
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        KeyExpiryNumber ken,
        BaseDate baseDate,
        DecoderKeyAlgorithm algorithm,
        KeyDates dates,
        CreditLimit unitLimit,
        CreditLimit currencyLimit,
        SubclassMask subclasses,
        int cluster,
        KeyCheckValue kcv,
        Optional<VendingKeyOrigin> origin,
        KeySource source) {

    private static final Duration KEN_STEP = Duration.ofMinutes(65_536);

    /** A key that its owner loaded in the clear. */
    public VendingKeyAttributes(
            RegisterNumber register,
            SupplyGroupCode sgc,
            KeyRevision krn,
            KeyType keyType,
            KeyExpiryNumber ken,
            BaseDate baseDate,
            DecoderKeyAlgorithm algorithm,
            KeyDates dates,
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
                dates,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster,
                kcv,
                Optional.empty());
    }

    /** A key that came through that exchange, or without one that its owner loaded in the clear. */
    public VendingKeyAttributes(
            RegisterNumber register,
            SupplyGroupCode sgc,
            KeyRevision krn,
            KeyType keyType,
            KeyExpiryNumber ken,
            BaseDate baseDate,
            DecoderKeyAlgorithm algorithm,
            KeyDates dates,
            CreditLimit unitLimit,
            CreditLimit currencyLimit,
            SubclassMask subclasses,
            int cluster,
            KeyCheckValue kcv,
            Optional<VendingKeyOrigin> origin) {
        this(
                register,
                sgc,
                krn,
                keyType,
                ken,
                baseDate,
                algorithm,
                dates,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster,
                kcv,
                origin,
                origin.isPresent() ? KeySource.KMC : KeySource.OWNER);
    }

    /** The same key, of which is known through which exchange it came. */
    public VendingKeyAttributes from(VendingKeyOrigin known) {
        return from(Optional.of(known), KeySource.KMC);
    }

    /** The same key, which came from there; through which exchange is not known. */
    public VendingKeyAttributes from(KeySource known) {
        return from(Optional.empty(), known);
    }

    private VendingKeyAttributes from(Optional<VendingKeyOrigin> exchange, KeySource where) {
        return new VendingKeyAttributes(
                register,
                sgc,
                krn,
                keyType,
                ken,
                baseDate,
                algorithm,
                dates,
                unitLimit,
                currencyLimit,
                subclasses,
                cluster,
                kcv,
                exchange,
                where);
    }

    /**
     * VND: why no credit at all can be vended with the key at that time, whatever the meter and the amount; empty when
     * some can.
     *
     * @return {@link SmStatus#KMC_KEY_STATE_ERROR} (slot), {@link SmStatus#KEY_TYPE_ERROR} (default key), {@link
     *     SmStatus#SUBCLASS_NOT_ALLOWED} (SBM allows none), what the dates say ({@link KeyDates#refusal}), {@link
     *     SmStatus#KEY_EXPIRED_ERROR} (KEN) or {@link SmStatus#INSUFFICIENT_CREDIT_BALANCE} (ULM and CLM), the first that
     *     holds in the order in which a module checks
     */
    public Optional<SmStatus> creditRefusal(Instant now) {
        return CreditStanding.of(this, now).refusal();
    }

    /**
     * Refuses a use that the dates forbid.
     *
     * @throws SecurityModuleException 43, 42 or 41; names the key and the date
     */
    public void requireInUse(KeyUse use, Instant now) {
        dates.refusal(use, now).ifPresent(status -> {
            throw new SecurityModuleException(status, describe() + " " + dates.explain(status));
        });
    }

    /** What decides about a key change to or from it. */
    public KeyChangeSide side() {
        return new KeyChangeSide(keyType, algorithm, baseDate, cluster);
    }

    /** False while its KEK slot is LOADING. */
    public boolean slotVendsCredit() {
        return origin.map(from -> from.slotState().vendsCredit()).orElse(true);
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
