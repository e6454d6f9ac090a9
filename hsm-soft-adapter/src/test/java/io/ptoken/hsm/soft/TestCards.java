package io.ptoken.hsm.soft;

import io.ptoken.kmc.agreement.KeyAgreementSuite.KeyToWrap;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Vending keys for key-load files; the two key values are those of the contract. */
public final class TestCards {

    static final String LONG_KEY = "abababababababab949494949494949401234567";
    static final String SHORT_KEY = "abababababababab";
    static final Instant ISSUED_UNTIL = Instant.parse("2027-02-21T00:00:00Z");
    static final Instant EXPIRES = Instant.parse("2045-11-24T20:15:00Z");

    private TestCards() {}

    /** SGC 201457 KRN 1, DUTK, DKGA04, as the contract's standard key. */
    public static KeyToWrap standard(int sequence) {
        return dkga04(sequence, 201457);
    }

    public static KeyToWrap dkga04(int sequence, int sgc) {
        return limited(sequence, sgc, OptionalLong.empty());
    }

    static KeyToWrap limited(int sequence, int sgc, OptionalLong unitLimit) {
        return card(sequence, sgc, DecoderKeyAlgorithm.DKGA04, Optional.empty(), unitLimit);
    }

    static KeyToWrap dkga02(int sequence, int sgc) {
        return card(sequence, sgc, DecoderKeyAlgorithm.DKGA02, Optional.of(EXPIRES), OptionalLong.empty());
    }

    /** A VDDK. */
    public static KeyToWrap defaultKey(int sequence, int sgc) {
        return card(sequence, sgc, KeyType.DDTK, DecoderKeyAlgorithm.DKGA04, Optional.empty(), OptionalLong.empty());
    }

    /** For STA alone, though a DKGA04 key could serve MISTY1. */
    static KeyToWrap staOnly(int sequence, int sgc) {
        KeyToWrap key = dkga04(sequence, sgc);
        return new KeyToWrap(
                changed(key.card(), Set.of(EncryptionAlgorithm.STA), key.card().kcv()), key.key());
    }

    static KeyToWrap dkga01(int sequence, int sgc) {
        return card(sequence, sgc, DecoderKeyAlgorithm.DKGA01, Optional.empty(), OptionalLong.empty());
    }

    /** Keys 1 to {@code count} of as many supply groups. */
    static KeyToWrap[] many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(sequence -> dkga04(sequence, 300_000 + sequence))
                .toArray(KeyToWrap[]::new);
    }

    private static KeyToWrap card(
            int sequence, int sgc, DecoderKeyAlgorithm algorithm, Optional<Instant> expires, OptionalLong unitLimit) {
        return card(sequence, sgc, KeyType.DUTK, algorithm, expires, unitLimit);
    }

    private static KeyToWrap card(
            int sequence,
            int sgc,
            KeyType keyType,
            DecoderKeyAlgorithm algorithm,
            Optional<Instant> expires,
            OptionalLong unitLimit) {
        boolean isLong = algorithm == DecoderKeyAlgorithm.DKGA04;
        VendingKey key = VendingKey.of(HexFormat.of().parseHex(isLong ? LONG_KEY : SHORT_KEY));
        return new KeyToWrap(
                new VendingKeyCard(
                        sequence,
                        new SupplyGroupCode(sgc),
                        "Town " + sgc,
                        new KeyRevision(1),
                        keyType,
                        BaseDate.BDT_2014.start(),
                        algorithm,
                        isLong
                                ? Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1)
                                : Set.of(EncryptionAlgorithm.STA),
                        KeyExpiryNumber.NEVER,
                        Instant.parse("2015-01-01T00:00:00Z"),
                        expires,
                        ISSUED_UNTIL,
                        unitLimit,
                        OptionalLong.empty(),
                        keyType == KeyType.DDTK ? OptionalInt.empty() : OptionalInt.of(0x00FF),
                        OptionalInt.empty(),
                        isLong ? 20 : 8,
                        TestKmc.SUITE.keyCheckValue(key)),
                key);
    }

    /** The same key with another KCV, as only a KMC that errs would wrap it. */
    static KeyToWrap withKcv(KeyToWrap key, String kcv) {
        return new KeyToWrap(changed(key.card(), key.card().encryptionAlgorithms(), new KeyCheckValue(kcv)), key.key());
    }

    private static VendingKeyCard changed(VendingKeyCard card, Set<EncryptionAlgorithm> algorithms, KeyCheckValue kcv) {
        return new VendingKeyCard(
                card.sequence(),
                card.sgc(),
                card.groupName(),
                card.krn(),
                card.keyType(),
                card.baseDateStart(),
                card.algorithm(),
                algorithms,
                card.ken(),
                card.active(),
                card.expires(),
                card.issuedUntil(),
                card.unitLimit(),
                card.currencyLimit(),
                card.subclassMask(),
                card.cluster(),
                card.keyBytes(),
                kcv);
    }
}
