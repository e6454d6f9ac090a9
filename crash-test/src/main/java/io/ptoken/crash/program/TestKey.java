package io.ptoken.crash.program;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.tid.BaseDate;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/**
 * A vending key that everybody may know. Type 2 (DUTK), base date 2014, does not expire.
 *
 * @param name for people
 * @param sgc supply group
 * @param krn key revision
 * @param hex the key: 40 digits for DKGA04, 16 for DKGA02
 * @param unitLimit ULM in tenths, empty for none
 * @param currencyLimit CLM in whole units, empty for none
 */
public record TestKey(String name, int sgc, int krn, String hex, OptionalLong unitLimit, OptionalLong currencyLimit) {

    public static final BaseDate BASE_DATE = BaseDate.BDT_2014;

    private static final OptionalLong NONE = OptionalLong.empty();

    /** Tenths and currency units that a kill may cost a key because the module charges ahead. */
    private static final long LOST_BY_A_KILL = 10_000;

    private static final long AMPLE = 4_000_000_000L;

    /** The keys, with limits that some of {@code runs} runs use up. */
    public static List<TestKey> all(int runs) {
        long early = 3 * LOST_BY_A_KILL;
        long late = Math.min(Math.max(early, runs * LOST_BY_A_KILL / 2), AMPLE);
        return List.of(
                new TestKey("unlimited", 123457, 1, "abababababababab949494949494949401234567", NONE, NONE),
                new TestKey("its next revision", 123457, 2, "949494949494949401234567abababababababab", NONE, NONE),
                new TestKey("unlimited, DKGA02", 123458, 1, "0123456789abcdef", NONE, NONE),
                new TestKey("units, few", 200001, 1, "0f1e2d3c4b5a69788796a5b4c3d2e1f001020304", limit(early), NONE),
                new TestKey("units, many", 200002, 1, "fedcba9876543210", limit(late), NONE),
                new TestKey("currency, few", 200003, 1, "1122334455667788990011223344556677889900", NONE, limit(early)),
                new TestKey("currency, many", 200004, 1, "00998877665544332211009988776655443322aa", NONE, limit(late)),
                // Never used up, so that there is always a lease of its limit to be written.
                new TestKey("units, ample", 200005, 1, "5566778899aabbccddeeff001122334455667788", limit(AMPLE), NONE));
    }

    /** Keys with limits from a few tenths to some that are so large that a lease is as large as it may be. */
    public static List<TestKey> small() {
        return List.of(
                new TestKey("50 tenths", 300001, 1, "0f1e2d3c4b5a69788796a5b4c3d2e1f001020304", limit(50), NONE),
                new TestKey("900 kWh", 300002, 1, "fedcba9876543210", limit(9_000), NONE),
                new TestKey("10,000 kWh", 300003, 1, "5566778899aabbccddeeff001122334455667788", limit(100_000), NONE),
                new TestKey(
                        "1,500,000 kWh",
                        300004,
                        1,
                        "abababababababab949494949494949401234567",
                        limit(15_000_000),
                        NONE),
                new TestKey("currency 1", 300005, 1, "1122334455667788990011223344556677889900", NONE, limit(1)),
                new TestKey("currency 100", 300006, 1, "00998877665544332211009988776655443322aa", NONE, limit(100)),
                new TestKey("currency 20,000", 300007, 1, "0123456789abcdef", NONE, limit(20_000)),
                new TestKey(
                        "currency 1,500,000",
                        300008,
                        1,
                        "949494949494949401234567abababababababab",
                        NONE,
                        limit(1_500_000)));
    }

    private static OptionalLong limit(long value) {
        return OptionalLong.of(value);
    }

    /** SGC and KRN, as the limits of the module are found. */
    public String id() {
        return sgc + "/" + krn;
    }

    public boolean limited() {
        return unitLimit.isPresent() || currencyLimit.isPresent();
    }

    /** Limited, but never used up. */
    public boolean ample() {
        return unitLimit.equals(limit(AMPLE));
    }

    /** DKGA04 makes keys for every meter, DKGA02 for EA 07 alone. */
    public boolean serves(EncryptionAlgorithm ea) {
        return ea == EncryptionAlgorithm.STA || algorithm() == DecoderKeyAlgorithm.DKGA04;
    }

    DecoderKeyAlgorithm algorithm() {
        return hex.length() == 40 ? DecoderKeyAlgorithm.DKGA04 : DecoderKeyAlgorithm.DKGA02;
    }

    /** The vending key; the caller closes it. */
    VendingKey vendingKey() {
        return VendingKey.of(HexFormat.of().parseHex(hex));
    }

    /** The key of a meter; the caller closes it. */
    public DecoderKey decoderKey(MeterPan pan, EncryptionAlgorithm ea, int ti) {
        try (VendingKey key = vendingKey();
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(algorithm(), key)) {
            return generator.generate(new DecoderKeyContext(
                    pan,
                    KeyType.DUTK,
                    new SupplyGroupCode(sgc),
                    new TariffIndex(ti),
                    new KeyRevision(krn),
                    BASE_DATE,
                    ea));
        }
    }

    /** What a meter knows about its key from this one. */
    public DecoderKeyAttributes attributes(int ti) {
        return new DecoderKeyAttributes(
                KeyType.DUTK,
                new KeyRevision(krn),
                new TariffIndex(ti),
                KeyExpiryNumber.NEVER,
                new SupplyGroupCode(sgc),
                BASE_DATE);
    }

    @Override
    public String toString() {
        return "SGC " + sgc + " KRN " + krn + " (" + name + ")";
    }
}
