package io.ptoken.sts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.TokenException.Fault;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.Crc;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.DataBlock;
import io.ptoken.sts.token.bits.TokenClass;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDecoderTest {

    private static final RandomNibble RND = new RandomNibble(5);

    @ParameterizedTest
    @EnumSource(EncryptionAlgorithm.class)
    void readsBackTheBlockOfEveryKindOfToken(EncryptionAlgorithm ea) {
        SplittableRandom random = new SplittableRandom(1200);
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            Token token = AnyToken.of(ea, random);
            assertThat(TokenDecoder.decode(token.tokenClass(), token.block(), ea))
                    .isEqualTo(token);
            kinds.add(token.getClass());
        }
        assertThat(kinds).hasSize(ea == EncryptionAlgorithm.MISTY1 ? 18 : 17);
    }

    @Nested
    class ReadsPublishedBlocks {

        @Test
        void ofElectricityCredit() {
            assertThat(decode(TokenClass.CREDIT, 0x0B19EB230100C207L))
                    .isEqualTo(new UnitCredit(
                            CreditSubclass.ELECTRICITY,
                            new RandomNibble(11),
                            new TokenIdentifier(1_698_595),
                            UnitAmountCode.encode(256)));
        }

        @Test
        void ofCurrencyCredit() {
            assertThat(decode(TokenClass.CREDIT, 0x4052B13960AAC385L))
                    .isEqualTo(new CurrencyCredit(
                            CreditSubclass.ELECTRICITY_CURRENCY,
                            new TokenIdentifier(5_419_321),
                            CurrencyAmountCode.encode(BigInteger.valueOf(100_000))));
        }

        @Test
        void ofAMeterTest() {
            MeterTestToken all = MeterTestToken.of(0, 0xF_FFFF_FFFFL, 0);
            assertThat(all.block()).isEqualTo(0x0FFFFFFFFF005EFFL);
            assertThat(decode(TokenClass.NON_METER_SPECIFIC, 0x0FFFFFFFFF005EFFL))
                    .isEqualTo(all);
        }

        @Test
        void ofAPowerLimit() {
            assertThat(decode(TokenClass.METER_SPECIFIC, 0x055229FD03E8184BL))
                    .isEqualTo(
                            new SetMaximumPowerLimit(RND, new TokenIdentifier(5_384_701), UnitAmountCode.encode(1000)));
        }

        @Test
        void ofAControlWhoseValueIsDecimal() {
            assertThat(decode(TokenClass.METER_SPECIFIC, 0xA578658B007BAEFAL))
                    .isEqualTo(new SetControl(RND, new TokenIdentifier(7_890_315), 0, 123));
        }

        @Test
        void ofThreeKeyChangeSections() {
            assertThat(decode(TokenClass.METER_SPECIFIC, 0x3F167F78CDD2390CL))
                    .isEqualTo(
                            new Set1stSectionDecoderKey(15, new KeyRevision(1), false, true, KeyType.DUTK, 0x7F78CDD2));
            assertThat(decode(TokenClass.METER_SPECIFIC, 0x4F0220BE39B836F9L))
                    .isEqualTo(new Set2ndSectionDecoderKey(15, new TariffIndex(2), 0x20BE39B8));
            assertThat(decode(TokenClass.METER_SPECIFIC, 0x80312F10000053D5L))
                    .isEqualTo(new Set3rdSectionOf3Kct(new SupplyGroupCode(201_457)));
        }

        private static Token decode(TokenClass tokenClass, long block) {
            return TokenDecoder.decode(tokenClass, block, EncryptionAlgorithm.STA);
        }
    }

    @Nested
    class RefusesAsCrcError {

        @Test
        void everySingleBitErrorInTheBlockOfAnyToken() {
            SplittableRandom random = new SplittableRandom(64);
            for (int i = 0; i < 2_000; i++) {
                Token token = AnyToken.of(EncryptionAlgorithm.STA, random);
                for (int bit = 0; bit < 64; bit++) {
                    long damaged = token.block() ^ 1L << bit;
                    // A flipped subclass bit may turn CRC into CRC_C; even then the sums of these differ.
                    assertFault(token.tokenClass(), damaged, EncryptionAlgorithm.STA, Fault.CRC);
                }
            }
        }

        @Test
        void anotherClass() {
            Token token = AnyToken.credit(new SplittableRandom(3));
            assertFault(TokenClass.METER_SPECIFIC, token.block(), EncryptionAlgorithm.STA, Fault.CRC);
        }

        @Test
        void theOtherKindOfCrc() {
            long body = 0x4052B13960AAL;
            long plainCrc = body << 16 | Crc.crc(TokenClass.CREDIT, body);
            assertFault(TokenClass.CREDIT, plainCrc, EncryptionAlgorithm.STA, Fault.CRC);
        }

        @Test
        void beforeItLooksAtReservedValues() {
            assertFault(TokenClass.RESERVED, 0, EncryptionAlgorithm.STA, Fault.CRC);
        }
    }

    @Nested
    class RefusesAsReserved {

        @ParameterizedTest
        @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14, 15})
        void creditSubclasses(int subclass) {
            assertReserved(TokenClass.CREDIT, (long) subclass << 44);
        }

        @ParameterizedTest
        @ValueSource(ints = {3, 4, 5})
        void meterTestSubclasses(int subclass) {
            assertReserved(TokenClass.NON_METER_SPECIFIC, (long) subclass << 44);
        }

        @Test
        void classThree() {
            assertReserved(TokenClass.RESERVED, 0);
        }

        @ParameterizedTest
        @CsvSource({
            "15000000_0008, a register to clear",
            "15000000_FFFE, a register to clear",
            "3F02_00000000, KRN 0",
            "3FA2_00000000, KRN 10",
            "4F64_00000000, TI 100",
            "80F4240_00000, SGC 1000000",
            "8000000_00001, padding of the third section",
            "9000_00000000, a fourth section for a 64-bit key",
        })
        void valuesInATokenOfClassTwo(String body, String what) {
            assertThat(what).isNotEmpty();
            assertReserved(TokenClass.METER_SPECIFIC, Long.parseUnsignedLong(body.replace("_", ""), 16));
        }

        private void assertReserved(TokenClass tokenClass, long body) {
            assertFault(tokenClass, DataBlock.seal(tokenClass, body), EncryptionAlgorithm.STA, Fault.RESERVED);
        }
    }

    @Test
    void readsTheThirdSectionByTheAlgorithmOfTheMeter() {
        Token third = new Set3rdSectionOf3Kct(new SupplyGroupCode(201_457));
        assertThat(TokenDecoder.decode(TokenClass.METER_SPECIFIC, third.block(), EncryptionAlgorithm.MISTY1))
                .isEqualTo(new Set3rdSectionOf4Kct(0x031, 0x2F100000));
    }

    @Test
    void keepsKeyPartsOutOfText() {
        int secret = 0x1234_5678;
        for (KeyChangeToken section : new KeyChangeToken[] {
            new Set1stSectionDecoderKey(15, new KeyRevision(1), false, false, KeyType.DUTK, secret),
            new Set2ndSectionDecoderKey(15, new TariffIndex(1), secret),
            new Set3rdSectionOf4Kct(1, secret),
            new Set4thSectionDecoderKey(1, secret)
        }) {
            assertThat(section.toString()).doesNotContain("305419896").doesNotContainIgnoringCase("12345678");
        }
    }

    /** A section of 128-bit keys, read as one of 64-bit keys, has key bits where the padding should be. */
    @Test
    void keepsThePaddingOfAThirdSectionOutOfMessages() {
        long block = new Set3rdSectionOf4Kct(0x031, 0x2F15_5555).block();
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> TokenDecoder.decode(TokenClass.METER_SPECIFIC, block, EncryptionAlgorithm.STA))
                .withMessage("class 2 subclass 8: padding of the 3rd section: got 'other bits', expected zeros");
    }

    @Test
    void namesTheSubclassInTheMessage() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> TokenDecoder.decode(
                        TokenClass.CREDIT, DataBlock.seal(TokenClass.CREDIT, 0x9L << 44), EncryptionAlgorithm.STA))
                .withMessage("class 0 subclass 9: subclass: got '9', expected 0-7")
                .withCauseInstanceOf(InvalidValueException.class);
    }

    private static void assertFault(TokenClass tokenClass, long block, EncryptionAlgorithm ea, Fault fault) {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> TokenDecoder.decode(tokenClass, block, ea))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
