package io.ptoken.service.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTextTest {

    private static final String DIGITS = "60072700000000000900000207123457011";
    private static final String TRACK_2 = "600727000000000009===0207123457011";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                " %s\r\n",
                "\uFEFF%s\n",
                "\u0002%s\u0003",
                "\u0002%s\u0003\r\n",
                "\u0002%s\u0003A",
                "\u0002%s\u0003\r",
                "\u0002%s\u0003?\r\n",
                "\u0002%s\u0003\u0003\r\n",
                ";%s?",
                ";%s?\r\n",
                ";%s?5",
                ";%s?;\r\n",
                ";%s??",
                "\t;%s?\u00FF\r\n",
                "%s?",
                ";%s",
                "\u0002;%s?\u0003",
                ";\u0002%s\u0003?",
                "\u0002;%s?\u0003A",
                "\u0002;%s?A\u0003",
                "\u0002;%s?\u0003A\r\n",
                "\u0002;%s?A\u0003\r\n",
                "\u0002;%s?\r\n\u0003",
                "\u0002;%s? A\u0003",
                "\u0002;%s?\u0003 A\r\n",
                " \u0002 ; %s ? \u0003 ",
                ";%s? A",
            })
    void isReadWithAndWithoutItsFrame(String frame) {
        for (String record : new String[] {DIGITS, TRACK_2}) {
            assertThat(CardText.idRecord(frame.replace("%s", record))).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "600727 000000 000009 0000 02 07 123457 01 1",
                "600727-000000-000009-0000-02-07-123457-01-1",
                "600727\u00A0000000\u2013000009.0000,0207123457011",
            })
    void mayBeTypedInGroups(String typed) {
        assertThat(CardText.idRecord(typed)).isEqualTo(DIGITS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ";6007x? | character 6 of ';6007x?' is 'x', expected digits 0-9 and '=', as in an IDRecord or Record2",
                "\uFF16007 | character 1 of '\uFF16007' is U+FF16 (FULLWIDTH DIGIT SIX), expected digits 0-9 and '=', as in an IDRecord or Record2",
                "%B6007^? | character 1 of '%B6007^?' is '%', expected digits 0-9 and '=', as in an IDRecord or Record2",
                ";;6007? | character 2 of ';;6007?' is ';', expected digits 0-9 and '=', as in an IDRecord or Record2",
                ";6007?A\u0003B | 2 characters stand behind the end of the record, expected one at most, its LRC; scan one card at a time",
                "\u0002;6007?\u0003\u0002;6007?\u0003 | 7 characters stand behind the end of the record, expected one at most, its LRC; scan one card at a time",
                ";6007?;6007? | 6 characters stand behind the end of the record, expected one at most, its LRC; scan one card at a time",
            })
    void isRefusedWithWhatDoesNotBelong(String scanned, String message) {
        assertThatExceptionOfType(MistypedException.class)
                .isThrownBy(() -> CardText.idRecord(scanned))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", ";?", "\u0002\u0003"})
    void mayBeNothing(String scanned) {
        assertThat(CardText.idRecord(scanned)).isEmpty();
    }
}
