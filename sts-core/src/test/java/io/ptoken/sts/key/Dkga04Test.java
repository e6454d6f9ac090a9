package io.ptoken.sts.key;

import static io.ptoken.sts.key.Keys.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;
import io.ptoken.sts.tid.BaseDate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class Dkga04Test {

    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;
    private static final EncryptionAlgorithm MISTY1 = EncryptionAlgorithm.MISTY1;
    private static final DerivationAssumptions ZEROED =
            new DerivationAssumptions(InitialisationKeys.REFUSED, CommonKeyPan.DRN_ZEROED);

    private static String derive(DecoderKeyContext context) {
        return derive(context, DerivationAssumptions.DEFAULT);
    }

    private static String derive(DecoderKeyContext context, DerivationAssumptions assumptions) {
        try (VendingKey key = Keys.vendingKey(Keys.LONG);
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, key, assumptions);
                DecoderKey decoderKey = generator.generate(context)) {
            return Keys.hex(decoderKey);
        }
    }

    @Test
    void writesTheDataBlockOfTheTrace() {
        assertThat(HexFormat.of().withUpperCase().formatHex(Dkga04DataBlock.bytes(context("201457", STA))))
                .isEqualTo(
                        "04023034023134023037023031000406323031343537013201311236303037323730303030303030303030303900000040");
        assertThat(HexFormat.of().withUpperCase().formatHex(Dkga04DataBlock.bytes(context("201457", MISTY1))))
                .isEqualTo(
                        "04023034023134023131023031000406323031343537013201311236303037323730303030303030303030303900000080");
    }

    @Test
    void followsTheTracesOfTheSpecification() {
        assertThat(derive(context("201457", STA))).isEqualTo("87F3ECBB2E46B48F");
        assertThat(derive(context("201457", MISTY1))).isEqualTo("929BD3A415C9420A05EC5EE9F3CE91C3");
    }

    @Test
    void servesAThirteenDigitDrn() {
        assertThat(derive(context("000001000000000082", KeyType.DUTK, "201457", STA)))
                .isEqualTo("B06E35E2C870802B");
    }

    @Test
    void agreesWithTheJdkForAnyContext() throws GeneralSecurityException {
        Random random = new Random(20260101);
        Mac mac = Mac.getInstance("HmacSHA256");
        for (int i = 0; i < 500; i++) {
            byte[] vendingKey = new byte[20];
            random.nextBytes(vendingKey);
            DecoderKeyContext context = anyContext(random);
            mac.init(new SecretKeySpec(vendingKey, "HmacSHA256"));
            byte[] expected =
                    Arrays.copyOf(mac.doFinal(dataBlock(context)), context.ea().keyBits() / 8);
            try (DecoderKeyGenerator generator =
                    DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, VendingKey.of(vendingKey))) {
                assertThat(generator.generate(context).bytes(KeyBytesAccess.grant()))
                        .isEqualTo(expected);
            }
        }
    }

    private static DecoderKeyContext anyContext(Random random) {
        String serial = String.format("%08d", random.nextInt(100_000_000));
        String manufacturer = random.nextBoolean() ? "07" : "0123";
        return new DecoderKeyContext(
                MeterPan.of(Drn.of(manufacturer, serial)),
                KeyType.ofCode(1 + random.nextInt(3)),
                new SupplyGroupCode(random.nextInt(1_000_000)),
                new TariffIndex(random.nextInt(100)),
                new KeyRevision(1 + random.nextInt(9)),
                BaseDate.ofYear(1993 + 21 * random.nextInt(3)),
                random.nextBoolean() ? STA : MISTY1);
    }

    /** The data block written a second time, the slow way, as section 8.5 spells it. */
    private static byte[] dataBlock(DecoderKeyContext c) {
        String text = "\4\2" + "04" + "\2" + c.baseDate().digits() + "\2" + c.ea().digits() + "\2"
                + c.ti().digits() + "\0\4\6" + c.sgc().digits() + "\1"
                + c.keyType().code() + "\1"
                + c.krn().value() + "\22" + c.pan().digits() + "\0\0\0"
                + (char) c.ea().keyBits();
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsTheDrnOfACommonKeyUnlessAssumedOtherwise() {
        DecoderKeyContext one = context("600727111111111153", KeyType.DCTK, "201457", STA);
        DecoderKeyContext other = context("600727000000000009", KeyType.DCTK, "201457", STA);
        assertThat(derive(one)).isNotEqualTo(derive(other));
        assertThat(derive(one, ZEROED)).isEqualTo(derive(other, ZEROED)).isEqualTo(derive(other));
    }

    @Test
    void keepsTheIinWhenItZeroesTheDrn() {
        DecoderKeyContext shortDrn = context("600727000000000009", KeyType.DCTK, "201457", STA);
        DecoderKeyContext longDrn = context("000001000000000082", KeyType.DCTK, "201457", STA);
        assertThat(derive(longDrn, ZEROED))
                .isNotEqualTo(derive(shortDrn, ZEROED))
                .isEqualTo(derive(context("000000000000000000", KeyType.DCTK, "201457", STA)));
    }

    @Test
    void zeroesTheDrnOfNoOtherKeyType() {
        DecoderKeyContext unique = context("600727111111111153", KeyType.DUTK, "201457", STA);
        assertThat(derive(unique, ZEROED)).isEqualTo(derive(unique));
    }

    @Test
    void refusesAnInitialisationKey() {
        assertThatThrownBy(() -> derive(context("600727000000000009", KeyType.DITK, "201457", STA)))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageStartingWith("derivation of a DITK");
    }

    @Test
    void makesNoKeyForTheWithdrawnCipher() {
        assertThatThrownBy(() -> derive(context("201457", EncryptionAlgorithm.DEA)))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageStartingWith("DKGA04 for EA 09");
    }

    @Test
    void refusesAShortVendingKey() {
        assertThatThrownBy(() -> DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, Keys.vendingKey(Keys.DES)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("vending key for DKGA04: got '64 bits', expected 160 bits");
    }

    @Test
    void makesNoKeyAfterClose() {
        DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, Keys.vendingKey(Keys.LONG));
        generator.close();
        assertThatThrownBy(() -> generator.generate(context("201457", STA))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leavesNoTraceInTheMemoryOfTheThread() {
        derive(context("201457", STA));
        assertThat(Dkga04.BLOCK.get()).containsOnly(0);
    }
}
