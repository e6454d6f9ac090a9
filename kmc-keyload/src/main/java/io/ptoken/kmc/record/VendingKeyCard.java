package io.ptoken.kmc.record;

import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The attributes ("card") of one vending key in a key-load file, as the file states them (key-load profile section 2.5).
 * Each is well formed; whether they fit together is {@code VendingKeyConstraints}.
 *
 * @param sequence SEQ, 1-999, number of the key in its file
 * @param sgc supply group
 * @param groupName SGN, 1-40 characters
 * @param krn key revision number
 * @param keyType KTC: DDTK, DUTK or DCTK, the decoder keys that this VDDK, VUDK or VCDK makes
 * @param baseDateStart BDT as it stands in the file; see {@link #baseDate()}
 * @param algorithm DKG, decoder-key generation algorithm
 * @param encryptionAlgorithms EAS, the meters' algorithms that it may be used for; not empty
 * @param ken key expiry number
 * @param active ACT, from when the key is used
 * @param expires EXP, until when the KMC issues it; empty when the file does not say
 * @param issuedUntil IUT, until when a module uses it
 * @param unitLimit ULM, unit credit in tenths of the unit, 0-4294967295; empty for no limit
 * @param currencyLimit CLM, currency credit in whole currency units, 0-4294967295; empty for no limit
 * @param subclassMask SBM, 16 bits, bit n allows credit subclass n; empty when the file does not say, see {@link
 *     #subclasses()}
 * @param cluster CLU, 0-99; empty when the file does not say, which means 0
 * @param keyBytes VKL, length of the key in bytes: 8 or 20
 * @param kcv key check value
 */
public record VendingKeyCard(
        int sequence,
        SupplyGroupCode sgc,
        String groupName,
        KeyRevision krn,
        KeyType keyType,
        Instant baseDateStart,
        DecoderKeyAlgorithm algorithm,
        Set<EncryptionAlgorithm> encryptionAlgorithms,
        KeyExpiryNumber ken,
        Instant active,
        Optional<Instant> expires,
        Instant issuedUntil,
        OptionalLong unitLimit,
        OptionalLong currencyLimit,
        OptionalInt subclassMask,
        OptionalInt cluster,
        int keyBytes,
        KeyCheckValue kcv) {

    private static final int ALL_SUBCLASSES = 0xFFFF;

    public VendingKeyCard {
        encryptionAlgorithms = Set.copyOf(encryptionAlgorithms);
    }

    /**
     * The base date.
     *
     * @throws KeyLoadException {@link KeyLoadCode#ATTRIBUTE_CONSTRAINT} for a moment that is none
     */
    public BaseDate baseDate() {
        return Arrays.stream(BaseDate.values())
                .filter(date -> date.start().equals(baseDateStart))
                .findFirst()
                .orElseThrow(() -> new KeyLoadException(
                        KeyLoadCode.ATTRIBUTE_CONSTRAINT,
                        name() + ": BDT: got " + baseDateStart + ", expected 1 January of 1993, 2014 or 2035"));
    }

    /** SBM in effect, 16 bits: what the file says, else none for a default key and all for the others. */
    public int subclasses() {
        return subclassMask.orElse(keyType == KeyType.DDTK ? 0 : ALL_SUBCLASSES);
    }

    /** CLU in effect. */
    public int clusterNumber() {
        return cluster.orElse(0);
    }

    /** What makes the key one of a kind within a module. */
    public Identity identity() {
        return new Identity(sgc, krn, keyType);
    }

    /** How people call the key in messages: SEQ, SGC, KRN and KT. */
    public String name() {
        return "VK " + sequence + " (" + identity() + ")";
    }

    /**
     * Identity of a vending key within a module.
     *
     * @param sgc supply group
     * @param krn key revision number
     * @param keyType DDTK, DUTK or DCTK
     */
    public record Identity(SupplyGroupCode sgc, KeyRevision krn, KeyType keyType) {

        @Override
        public String toString() {
            return "SGC " + sgc + " KRN " + krn + " KT " + keyType.code();
        }
    }
}
