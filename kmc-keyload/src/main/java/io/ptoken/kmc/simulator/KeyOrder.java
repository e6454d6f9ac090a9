package io.ptoken.kmc.simulator;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What kind of vending key the KMC is to generate.
 *
 * @param sgc supply group
 * @param keyType KTC: DDTK, DUTK or DCTK
 * @param baseDate BDT
 * @param algorithm DKG: 01, 02 or 04; decides the length of the key
 * @param encryptionAlgorithms EAS; 11 only with DKG 04
 * @param ken key expiry number
 * @param active ACT
 * @param expires EXP, after which the KMC issues it no more; empty for a key that it issues for ever and whose records have
 *     no EXP
 * @param cluster CLU, 0-99, of which modules take 0 alone; empty for a key whose records have no CLU, which means 0
 */
public record KeyOrder(
        SupplyGroupCode sgc,
        KeyType keyType,
        BaseDate baseDate,
        DecoderKeyAlgorithm algorithm,
        Set<EncryptionAlgorithm> encryptionAlgorithms,
        KeyExpiryNumber ken,
        Instant active,
        Optional<Instant> expires,
        OptionalInt cluster) {

    private static final int MAX_CLUSTER = 99;
    private static final long MINUTES_OF_ALL_KENS = 1L << 24;

    public KeyOrder {
        encryptionAlgorithms = Set.copyOf(encryptionAlgorithms);
        cluster.ifPresent(number -> InvalidValueException.requireRange("CLU", number, 0, MAX_CLUSTER));
    }

    /** A key whose records have an EXP and no CLU. */
    public KeyOrder(
            SupplyGroupCode sgc,
            KeyType keyType,
            BaseDate baseDate,
            DecoderKeyAlgorithm algorithm,
            Set<EncryptionAlgorithm> encryptionAlgorithms,
            KeyExpiryNumber ken,
            Instant active,
            Instant expires) {
        this(
                sgc,
                keyType,
                baseDate,
                algorithm,
                encryptionAlgorithms,
                ken,
                active,
                Optional.of(expires),
                OptionalInt.empty());
    }

    /** A key for all meters of a base date and for as long as it lasts; DKG 04 except for base date 1993. */
    public static KeyOrder standard(SupplyGroupCode sgc, KeyType keyType, BaseDate baseDate) {
        boolean legacy = baseDate == BaseDate.BDT_1993;
        return new KeyOrder(
                sgc,
                keyType,
                baseDate,
                legacy ? DecoderKeyAlgorithm.DKGA02 : DecoderKeyAlgorithm.DKGA04,
                legacy ? Set.of(EncryptionAlgorithm.STA) : Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1),
                KeyExpiryNumber.NEVER,
                baseDate.start(),
                baseDate.start().plus(Duration.ofMinutes(MINUTES_OF_ALL_KENS)));
    }

    /** This key without EXP. */
    public KeyOrder withoutExpiry() {
        return new KeyOrder(
                sgc, keyType, baseDate, algorithm, encryptionAlgorithms, ken, active, Optional.empty(), cluster);
    }

    /** This key with a CLU in its records. */
    public KeyOrder withCluster(int number) {
        return new KeyOrder(
                sgc, keyType, baseDate, algorithm, encryptionAlgorithms, ken, active, expires, OptionalInt.of(number));
    }

    /** True once the KMC issues it no more. */
    boolean isExpired(Instant now) {
        return expires.map(now::isAfter).orElse(false);
    }

    /** Length of the key in bytes. */
    int keyBytes() {
        return algorithm == DecoderKeyAlgorithm.DKGA04 ? 20 : 8;
    }
}
