package io.ptoken.sts.key;

import static io.ptoken.sts.key.Keys.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.UnsupportedException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DerivationAssumptions.CommonKeyPan;
import io.ptoken.sts.key.DerivationAssumptions.InitialisationKeys;
import io.ptoken.sts.key.DerivationAssumptions.VendingKeyParity;
import io.ptoken.sts.tid.BaseDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dkga02Test {

    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;

    private static String derive(String vendingKey, DecoderKeyContext context) {
        return derive(vendingKey, context, DerivationAssumptions.DEFAULT);
    }

    private static String derive(String vendingKey, DecoderKeyContext context, DerivationAssumptions assumptions) {
        try (VendingKey key = Keys.vendingKey(vendingKey);
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA02, key, assumptions);
                DecoderKey decoderKey = generator.generate(context)) {
            return Keys.hex(decoderKey);
        }
    }

    @Test
    void followsTheTraceOfTheSpecification() {
        assertThat(derive(Keys.DES, context("123456", STA))).isEqualTo("E653341F9D5BF36F");
    }

    @Test
    void servesAThirteenDigitDrn() {
        assertThat(derive(Keys.DES, context("000001000000000082", KeyType.DUTK, "123456", STA)))
                .isEqualTo("E94023262E9993C2");
    }

    @Test
    void servesEachKeyTypeAVendingKeyMakes() {
        String ddtk = derive(Keys.DES, context("600727111111111153", KeyType.DDTK, "123456", STA));
        String dutk = derive(Keys.DES, context("600727111111111153", KeyType.DUTK, "123456", STA));
        String dctk = derive(Keys.DES, context("600727111111111153", KeyType.DCTK, "123456", STA));
        assertThat(ddtk).isNotEqualTo(dutk).isNotEqualTo(dctk);
    }

    @Test
    void makesOneCommonKeyForAllMetersOfAGroup() {
        assertThat(derive(Keys.DES, context("600727111111111153", KeyType.DCTK, "123456", STA)))
                .isEqualTo(derive(Keys.DES, context("600727000000000009", KeyType.DCTK, "123456", STA)));
    }

    @Test
    void usesTheVendingKeyWithItsParityBits() {
        // AA and AB are one DES key; the last xor tells them apart.
        String odd = derive("ABABABABABABABAB", context("123456", STA));
        String even = derive("AAAAAAAAAAAAAAAA", context("123456", STA));
        assertThat(Long.parseUnsignedLong(odd, 16) ^ Long.parseUnsignedLong(even, 16))
                .isEqualTo(0x0101_0101_0101_0101L);
    }

    @Test
    void makesAVendingKeyOddFirstWhereThatIsAssumed() {
        DerivationAssumptions madeOdd =
                new DerivationAssumptions(InitialisationKeys.REFUSED, CommonKeyPan.AS_IS, VendingKeyParity.MADE_ODD);
        String ofOddKey = derive("ABABABABABABABAB", context("123456", STA));
        assertThat(derive("AAAAAAAAAAAAAAAA", context("123456", STA), madeOdd)).isEqualTo(ofOddKey);
        assertThat(derive("ABABABABABABABAB", context("123456", STA), madeOdd)).isEqualTo(ofOddKey);
    }

    @Test
    void doesNotDependOnTheBaseDate() {
        DecoderKeyContext of2014 = context("123456", STA);
        DecoderKeyContext of1993 = new DecoderKeyContext(
                of2014.pan(),
                of2014.keyType(),
                of2014.sgc(),
                of2014.ti(),
                of2014.krn(),
                BaseDate.BDT_1993,
                of2014.ea());
        assertThat(derive(Keys.DES, of1993)).isEqualTo(derive(Keys.DES, of2014));
    }

    @Test
    void refusesAnInitialisationKeyUnlessAssumedOtherwise() {
        DecoderKeyContext context = context("600727475001502312", KeyType.DITK, "000046", STA);
        assertThatThrownBy(() -> derive("0ABC12DEF3456789", context))
                .isInstanceOf(UnsupportedException.class)
                .hasMessage("derivation of a DITK is not supported: the manufacturer chooses it");
        assertThat(derive(
                        "0ABC12DEF3456789",
                        context,
                        new DerivationAssumptions(InitialisationKeys.LIKE_DEFAULT_KEYS, CommonKeyPan.AS_IS)))
                .isEqualTo("EB4AD6D9E42E59F7");
    }

    @Test
    void makesNoKeyForMisty1() {
        assertThatThrownBy(() -> derive(Keys.DES, context("123456", EncryptionAlgorithm.MISTY1)))
                .isInstanceOf(UnsupportedException.class)
                .hasMessage("DKGA02 for EA 11 is not supported: it makes 64-bit decoder keys");
    }

    @Test
    void refusesALongVendingKey() {
        assertThatThrownBy(() -> derive(Keys.LONG, context("123456", STA)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("vending key for DKGA02: got '160 bits', expected 64 bits");
    }

    @Test
    void isIndependentOfTheVendingKeyOnceMade() {
        VendingKey key = Keys.vendingKey(Keys.DES);
        DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA02, key);
        key.close();
        assertThat(Keys.hex(generator.generate(context("123456", STA)))).isEqualTo("E653341F9D5BF36F");
    }

    @Test
    void makesNoKeyAfterClose() {
        DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA02, Keys.vendingKey(Keys.DES));
        assertThat(generator.algorithm()).isEqualTo(DecoderKeyAlgorithm.DKGA02);
        generator.close();
        assertThatThrownBy(() -> generator.generate(context("123456", STA))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = DecoderKeyAlgorithm.class,
            names = {"DKGA01", "DKGA03"})
    void refusesTheAlgorithmsThatNeedTheStandardOrAreWithdrawn(DecoderKeyAlgorithm algorithm) {
        VendingKey key = Keys.vendingKey(Keys.DES);
        assertThatThrownBy(() -> DecoderKeyGenerator.of(algorithm, key))
                .isInstanceOf(UnsupportedException.class)
                .hasMessageStartingWith(algorithm + " is not supported: ");
    }
}
