package io.ptoken.sts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.InvalidValueException;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of section 6.2. */
class AttributesTest {

    @Test
    void areWrittenWithTheirFixedCountOfDigits() {
        assertThat(new SupplyGroupCode(46).digits()).isEqualTo("000046");
        assertThat(SupplyGroupCode.parse("000046"))
                .isEqualTo(new SupplyGroupCode(46))
                .hasToString("000046");
        assertThat(TariffIndex.parse("07")).isEqualTo(new TariffIndex(7)).hasToString("07");
        assertThat(KeyRevision.parse("9")).isEqualTo(new KeyRevision(9)).hasToString("9");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 9", "10, 16", "99, 153"})
    void tariffIndexIsBcdInTheControlBlock(int ti, int bcd) {
        assertThat(new TariffIndex(ti).bcd()).isEqualTo(bcd);
    }

    @Test
    void keyExpiryNumberIsCarriedInTwoNibbles() {
        KeyExpiryNumber ken = new KeyExpiryNumber(0x5A);
        assertThat(ken.highNibble()).isEqualTo(5);
        assertThat(ken.lowNibble()).isEqualTo(10);
        assertThat(ken).hasToString("90");
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void keyTypesComeBackFromTheirCodes(KeyType keyType) {
        assertThat(KeyType.ofCode(keyType.code())).isEqualTo(keyType);
    }

    @ParameterizedTest
    @EnumSource(EncryptionAlgorithm.class)
    void algorithmsComeBackFromTheirCodes(EncryptionAlgorithm ea) {
        assertThat(EncryptionAlgorithm.ofCode(ea.code())).isEqualTo(ea);
        assertThat(Integer.parseInt(ea.digits())).isEqualTo(ea.code());
        assertThat(ea.keyBits()).isEqualTo(ea == EncryptionAlgorithm.MISTY1 ? 128 : 64);
    }

    /** The interface takes 0-99; only common keys ask whether it is a magnetic card. */
    @Test
    void everyCarrierOfTwoDigitsIsOneAndOnlyOneIsAMagneticCard() {
        for (int code = 0; code <= 99; code++) {
            TokenCarrierType tct = new TokenCarrierType(code);
            assertThat(tct.digits()).hasSize(2);
            assertThat(Integer.parseInt(tct.digits())).isEqualTo(code);
            assertThat(tct.isMagneticCard()).isEqualTo(code == 1);
        }
    }

    @Test
    void refuseWhatIsOutOfRangeAndSayWhichFieldGotWhat() {
        assertRefused(() -> new SupplyGroupCode(1_000_000), "SGC: got '1000000', expected 0-999999");
        assertRefused(() -> new SupplyGroupCode(-1), "SGC: got '-1', expected 0-999999");
        assertRefused(() -> SupplyGroupCode.parse("12345"), "SGC: got '12345', expected 6 digits");
        assertRefused(() -> SupplyGroupCode.parse("12345x"), "SGC: got '12345x', expected 6 digits");
        assertRefused(() -> new TariffIndex(100), "TI: got '100', expected 0-99");
        assertRefused(() -> new KeyRevision(0), "KRN: got '0', expected 1-9");
        assertRefused(() -> new KeyRevision(10), "KRN: got '10', expected 1-9");
        assertRefused(() -> KeyRevision.parse("12"), "KRN: got '12', expected 1 digit");
        assertRefused(() -> new KeyExpiryNumber(256), "KEN: got '256', expected 0-255");
        assertRefused(() -> KeyType.ofCode(4), "KT: got '4', expected 0-3");
        assertRefused(() -> EncryptionAlgorithm.ofCode(8), "EA: got '8', expected 7, 9 or 11");
        assertRefused(() -> new TokenCarrierType(100), "TCT: got '100', expected 0-99");
        assertRefused(() -> new TokenCarrierType(-1), "TCT: got '-1', expected 0-99");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(call).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "2612, 2026-11-23, false",
        "2611, 2026-11-30, false",
        "2611, 2026-12-01, true",
        "2612, 2027-01-01, true",
        "0000, 2999-12-31, false",
    })
    void identityIsValidThroughTheMonthOfItsExpiry(String yymm, LocalDate today, boolean past) {
        assertThat(new DateOfExpiry(yymm).isPast(today)).isEqualTo(past);
    }

    @Test
    void expiryIsWrittenWithTheMonthFirstForClientsOfVersion10() {
        assertThat(DateOfExpiry.ofMmyy("1226")).isEqualTo(new DateOfExpiry("2612"));
        assertThat(DateOfExpiry.ofMmyy("0000").isNone()).isTrue();
        assertThat(new DateOfExpiry("2612").mmyy()).isEqualTo("1226");
        assertThat(DateOfExpiry.NONE.mmyy()).isEqualTo("0000");
        assertRefused(
                () -> DateOfExpiry.ofMmyy("2612"), "DOE: got '2612', expected MMYY with a month of 01-12, or 0000");
        assertRefused(
                () -> DateOfExpiry.ofMmyy("0026"), "DOE: got '0026', expected MMYY with a month of 01-12, or 0000");
        assertRefused(() -> DateOfExpiry.ofMmyy("126"), "DOE: got '126', expected 4 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2601", "2612", "0000"})
    void expiryIsAnyMonthOfTheYearOrNone(String yymm) {
        assertThat(new DateOfExpiry(yymm)).hasToString(yymm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "261", "26122", "2600", "2613", "26x2", "0013"})
    void expiryIsAYearAndAMonth(String yymm) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new DateOfExpiry(yymm))
                .satisfies(e -> assertThat(e.field()).isEqualTo("DOE"));
    }

    @Test
    void afterRevision9Comes1() {
        assertThat(new KeyRevision(1).next()).isEqualTo(new KeyRevision(2));
        assertThat(new KeyRevision(8).next()).isEqualTo(new KeyRevision(9));
        assertThat(new KeyRevision(9).next()).isEqualTo(new KeyRevision(1));
    }
}
