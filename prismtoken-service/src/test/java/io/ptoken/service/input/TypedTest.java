package io.ptoken.service.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    private static final String TOKEN = "56493153725450313471";

    @Nested
    class Digits {

        /** Blank, no-break, figure, narrow, ideographic; tab, line ends; zero width, marks of direction, byte order. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    " ", "\u00A0", "\u2007", "\u202F", "\u3000", "\u2009", "\u1680", "\t", "\n", "\r\n", "\f", "\u000B",
                    "\u0085", "\u2028", "\u200B", "\u200C", "\u200D", "\u200E", "\u202A", "\u2060", "\u2066", "\u061C",
                    "\u180E", "\uFEFF", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u00AD",
                    "\uFF0D", "\uFE63", "\u2043", ".", ",", "\u00B7", "\u060C", "\u3001", "\u3002", "\uFF0C", "\uFF0E",
                    " - ", ""
                })
        void mayHaveAnyOfTheseBetween(String between) {
            String grouped = String.join(between, "5649", "3153", "7254", "5031", "3471");

            assertThat(Typed.digits(between + grouped + between)).isEqualTo(TOKEN);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "5649x | character 5 of '5649x' is 'x', expected digits 0-9",
                    "'5649 3153 O254' | character 11 of '5649 3153 O254' is 'O', expected digits 0-9",
                    "\uFF15649 | character 1 of '\uFF15649' is U+FF15 (FULLWIDTH DIGIT FIVE), expected digits 0-9",
                    "56\u066449 | character 3 of '56\u066449' is U+0664 (ARABIC-INDIC DIGIT FOUR), expected digits 0-9",
                    "5\u096A | character 2 of '5\u096A' is U+096A (DEVANAGARI DIGIT FOUR), expected digits 0-9",
                    "5\uD835\uDFD6x | character 2 of '5\uD835\uDFD6x' is U+1D7D6 (MATHEMATICAL BOLD DIGIT EIGHT), expected digits 0-9",
                    "5\u0600 | character 2 of '5?' is U+0600 (ARABIC NUMBER SIGN), expected digits 0-9",
                    "5\u001B[2J | character 2 of '5?[2J' is U+001B (ESCAPE), expected digits 0-9",
                    "5\uE000 | character 2 of '5?' is U+E000 (PRIVATE USE AREA E000), expected digits 0-9",
                    "5/6 | character 2 of '5/6' is '/', expected digits 0-9",
                    "5+6 | character 2 of '5+6' is '+', expected digits 0-9",
                })
        void haveNothingElseBetween(String typed, String message) {
            refuses(Typed::digits, typed, message);
        }

        @Test
        void areNotRepeatedWithoutEnd() {
            refuses(
                    Typed::digits,
                    "1".repeat(100) + "x",
                    "character 101 of '" + "1".repeat(60) + "...' is 'x', expected digits 0-9");
        }
    }

    @Nested
    class Whole {

        @ParameterizedTest
        @CsvSource({"123457, 123457", "007, 7", "0, 0", "-1, -1", "' 42\t', 42", "\u00A042\uFEFF, 42", "-100, -100"})
        void isRead(String typed, long value) {
            assertThat(Typed.whole(typed, -100, 1_000_000)).isEqualTo(value);
        }

        @Test
        void reachesTheEndsOfItsRange() {
            assertThat(Typed.whole("9223372036854775807", Long.MIN_VALUE, Long.MAX_VALUE))
                    .isEqualTo(Long.MAX_VALUE);
            assertThat(Typed.whole("-9223372036854775808", Long.MIN_VALUE, Long.MAX_VALUE))
                    .isEqualTo(Long.MIN_VALUE);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "town | character 1 of 'town' is 't', expected digits 0-9",
                    "'' | got '', expected digits 0-9",
                    "- | got '-', expected digits 0-9",
                    "+5 | character 1 of '+5' is '+', expected digits 0-9",
                    "0x10 | character 2 of '0x10' is 'x', expected digits 0-9",
                    "1e3 | character 2 of '1e3' is 'e', expected digits 0-9",
                    "123 457 | character 4 of '123 457' is U+0020 (SPACE), expected digits 0-9",
                    "123,457 | character 4 of '123,457' is ',', expected digits 0-9",
                    "\uFF11\uFF12 | character 1 of '\uFF11\uFF12' is U+FF11 (FULLWIDTH DIGIT ONE), expected digits 0-9",
                    "1\u0662 | character 2 of '1\u0662' is U+0662 (ARABIC-INDIC DIGIT TWO), expected digits 0-9",
                    "101 | got '101', expected a whole number from -100 to 100",
                    "-101 | got '-101', expected a whole number from -100 to 100",
                    "99999999999999999999 | got '99999999999999999999', expected a whole number from -100 to 100",
                })
        void isNothingElse(String typed, String message) {
            refuses(text -> Typed.whole(text, -100, 100), typed, message);
        }

        @Test
        void hasNoSignWhereNothingIsBelowZero() {
            refuses(text -> Typed.whole(text, 0, 100), "-1", "character 1 of '-1' is '-', expected digits 0-9");
        }

        @Test
        void ofAnyLengthCostsNoTime() {
            refuses(
                    text -> Typed.whole(text, 0, 100),
                    "9".repeat(1_000_000),
                    "got '" + "9".repeat(60) + "...', expected a whole number from 0 to 100");
        }
    }

    @Nested
    class Decimal {

        @ParameterizedTest
        @CsvSource({"10, 10", "10.5, 10.5", "0.1, 0.1", "0, 0", "'\u00A010.50 ', 10.50"})
        void isRead(String typed, BigDecimal value) {
            assertThat(Typed.decimal(typed)).isEqualTo(value);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "10,5 | got '10,5', expected a point before the decimals and nothing between the thousands, as 1234.5; a comma is read in two ways",
                    "1,000 | got '1,000', expected a point before the decimals and nothing between the thousands, as 1234.5; a comma is read in two ways",
                    "1e3 | character 2 of '1e3' is 'e', expected digits 0-9 with at most one decimal point",
                    "-1 | character 1 of '-1' is '-', expected digits 0-9 with at most one decimal point",
                    "\u22121 | character 1 of '\u22121' is U+2212 (MINUS SIGN), expected digits 0-9 with at most one decimal point",
                    "+1 | character 1 of '+1' is '+', expected digits 0-9 with at most one decimal point",
                    "1.2.3 | character 4 of '1.2.3' is '.', expected digits 0-9 with at most one decimal point",
                    "1. | got '1.', expected a digit behind the point too, as 5.0",
                    ". | got '.', expected digits 0-9 with at most one decimal point",
                    ".5 | got '.5', expected a digit before the point too, as 0.5",
                    "'' | got '', expected digits 0-9 with at most one decimal point",
                    "1 000 | character 2 of '1 000' is U+0020 (SPACE), expected digits 0-9 with at most one decimal point",
                    "1.\uFF15 | character 3 of '1.\uFF15' is U+FF15 (FULLWIDTH DIGIT FIVE), expected digits 0-9 with at most one decimal point",
                    "\u0661 | character 1 of '\u0661' is U+0661 (ARABIC-INDIC DIGIT ONE), expected digits 0-9 with at most one decimal point",
                })
        void isNothingElse(String typed, String message) {
            refuses(Typed::decimal, typed, message);
        }

        @Test
        void isNotLongerThanAnyAmount() {
            refuses(
                    Typed::decimal,
                    "1." + "0".repeat(100),
                    "got '1." + "0".repeat(58) + "...', expected at most 60 digits");
        }
    }

    @Test
    void blanksOfAnyKindAreTakenOffTheEndsAlone() {
        assertThat(Typed.stripped("\uFEFF \u00A0a\u00A0b\u3000\r\n")).isEqualTo("a\u00A0b");
        assertThat(Typed.stripped(" \t ")).isEmpty();
        assertThat(Typed.stripped("")).isEmpty();
    }

    @Test
    void theFirstForeignCharacterIsNamed() {
        assertThat(Typed.foreign("2031-12-31T00:00:00Z ~")).isEmpty();
        assertThat(Typed.foreign("203\uFF11")).hasValue("character 4 of '203\uFF11' is U+FF11 (FULLWIDTH DIGIT ONE)");
        assertThat(Typed.foreign("a\tb")).hasValue("character 2 of 'a?b' is U+0009 (CHARACTER TABULATION)");
    }

    private static void refuses(Function<String, ?> reading, String typed, String message) {
        assertThatExceptionOfType(MistypedException.class)
                .isThrownBy(() -> reading.apply(typed))
                .withMessage(message);
    }
}
