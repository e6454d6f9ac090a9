package io.ptoken.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamTest {

    private static final String FORTY = "a".repeat(40);

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "0", "9_-.,azAZ"})
    void identIsReturned(String value) {
        assertThat(Param.ident("messageId", value)).isEqualTo(value);
        assertThat(Param.ident("messageId", FORTY)).isEqualTo(FORTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "_a", "-", ".", ",", " a", "a b", "a\n", "a/", "a:", "a@", "a[", "a`", "a{", "é", "aé", "a١"
            })
    void otherTextIsRefused(String value) {
        refused(value);
    }

    @Test
    void fortyOneCharactersAreTooMany() {
        refused(FORTY + "a");
    }

    @ParameterizedTest
    @CsvSource({
        "18201624.4, 18201624.4",
        "0.1, 0.1",
        "-10.5, -10.5",
        "65535.99, 65535.99",
        "18201625, 18201625",
        "1E10, 10000000000",
        "-0.0, 0",
        "0.00001, 0.00001",
        "1E300, 1E+300",
        "-1.6384E30, -1.6384E+30",
        "4.9E-324, 4.9E-324"
    })
    void aNumberOfTheWireIsWrittenAsPeopleWriteIt(double sent, String written) {
        assertThat(Param.number(new BigDecimal(sent))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "-1.0", "18201624.1", "0.10", "1E+999999999", "1E-999999999", "0.1234567890123456789"})
    void aDecimalNumberIsWrittenAsItCame(String number) {
        assertThat(Param.number(new BigDecimal(number))).isEqualTo(number);
    }

    private static void refused(String value) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> Param.ident("messageId", value))
                .withMessageEndingWith("expected 1-40 letters, digits or _-., beginning with a letter or digit");
    }
}
