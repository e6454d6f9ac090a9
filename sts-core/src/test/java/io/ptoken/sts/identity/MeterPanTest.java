package io.ptoken.sts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.sts.CheckDigitException;
import io.ptoken.sts.InvalidValueException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterPanTest {

    @ParameterizedTest
    @CsvSource({
        "600727000000000009, 600727, 00000000000, 00, 00000000",
        "000001000000000082, 0000, 0100000000008, 0100, 00000000",
        "600727111111111153, 600727, 11111111115, 11, 11111111",
        "600727580000795237, 600727, 58000079523, 58, 00007952",
        "000002600601358034, 0000, 0260060135803, 0260, 06013580",
    })
    void isComposedOfIinManufacturerCodeSerialAndTwoCheckDigits(
            String digits, String iin, String drn, String manufacturerCode, String serial) {
        MeterPan pan = new MeterPan(digits);
        assertThat(pan.iin()).isEqualTo(iin);
        assertThat(pan.drn()).isEqualTo(new Drn(drn));
        assertThat(pan.drn().manufacturerCode()).isEqualTo(manufacturerCode);
        assertThat(pan.drn().serial()).isEqualTo(serial);
        assertThat(pan.drn().isLong()).isEqualTo(iin.equals("0000"));
        assertThat(MeterPan.of(Drn.of(manufacturerCode, serial))).isEqualTo(pan).hasToString(digits);
        assertThat(pan.drn()).hasToString(drn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"600727000000000009", "00000000000"})
    void isReadFromADrnOrAPan(String drnOrPan) {
        assertThat(MeterPan.parse(drnOrPan)).isEqualTo(new MeterPan("600727000000000009"));
    }

    @Test
    void isReadFromALongDrn() {
        assertThat(MeterPan.parse("0100000000008")).isEqualTo(new MeterPan("000001000000000082"));
    }

    @Nested
    class Refuses {

        @Test
        void aPanWithABadCheckDigit() {
            assertThatExceptionOfType(CheckDigitException.class)
                    .isThrownBy(() -> new MeterPan("600727000000000008"))
                    .withMessage("MeterPAN: got '600727000000000008', expected check digit 9");
        }

        @Test
        void aDrnWithABadCheckDigit() {
            assertThatExceptionOfType(CheckDigitException.class)
                    .isThrownBy(() -> new Drn("12345678904"))
                    .withMessage("DRN: got '12345678904', expected check digit 3");
        }

        @Test
        void aPanWhoseOwnDigitIsRightAndWhoseDrnIsNot() {
            String payload = "600727" + "12345678904";
            assertThatExceptionOfType(CheckDigitException.class)
                    .isThrownBy(() -> new MeterPan(payload + Luhn.checkDigit(payload)))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("DRN"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "60072700000000000", "6007270000000000090", "600728000000000007", "60072700000000000x"})
        void aPanOfAnotherForm(String digits) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> new MeterPan(digits))
                    .withMessageStartingWith("MeterPAN: got ")
                    .withMessageEndingWith("expected 18 digits beginning with 600727 or 0000");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "0000000000", "000000000000", "0000000000x", "٠٠٠٠٠٠٠٠٠٠٠"})
        void aDrnOfAnotherForm(String digits) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> new Drn(digits))
                    .withMessageStartingWith("DRN: got ")
                    .withMessageEndingWith("expected 11 or 13 digits");
        }

        @ParameterizedTest
        @CsvSource({"0, 00000000", "000, 00000000", "00, 0000000", "00, 000000000", "0x, 00000000", "00, 0000000x"})
        void partsOfADrnOfAnotherForm(String manufacturerCode, String serial) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> Drn.of(manufacturerCode, serial))
                    .isNotInstanceOf(CheckDigitException.class);
        }

        @Test
        void whatIsNeitherDrnNorPan() {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> MeterPan.parse("123456789012"))
                    .withMessage("DRN/PAN: got '123456789012', expected 11, 13 or 18 digits");
        }
    }
}
