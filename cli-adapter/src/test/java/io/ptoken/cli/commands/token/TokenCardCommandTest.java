package io.ptoken.cli.commands.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCardCommandTest {

    private static final String DIGITS = "60072700000000000900000207123457011";
    private static final String TRACK_2 = "600727000000000009===0207123457011";
    private static final String[] FIELDS = {
        "MeterPAN  600727000000000009",
        "IIN       600727",
        "DRN       00000000000",
        "DOE       0000 (none)",
        "TCT       02 (numeric, typed into the keypad)",
        "EA        07 (STA)",
        "SGC       123457",
        "TI        01",
        "KRN       1"
    };

    private final TestSurroundings surroundings = new TestSurroundings();

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIGITS,
                TRACK_2,
                "\u0002" + TRACK_2 + "\u0003",
                "\u0002" + DIGITS + "\u0003R\r\n",
                ";" + TRACK_2 + "?4",
                "600727-000000-000009 0000 02 07 123457 01 1"
            })
    void showsEachFieldOfWhatIsTyped(String typed) {
        assertShowsFields(surroundings.run("token", "card", typed));
    }

    @Test
    void takesGroupsAsSeveralArguments() {
        assertShowsFields(surroundings.run("token", "card", "600727000000000009", "0000", "0207", "123457", "01", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIGITS,
                "\uFEFF" + DIGITS + "\n",
                "\r\n\u0002" + TRACK_2 + "\u0003\n\r\n",
                ";" + TRACK_2 + "?\r\n\r\n",
                "\u0002;" + TRACK_2 + "?\r\n\u0003\r\n"
            })
    void showsEachFieldOfWhatIsPipedIn(String scanned) {
        assertShowsFields(surroundings.piping(scanned.getBytes(UTF_8)).run("token", "card"));
        assertShowsFields(surroundings.piping(scanned.getBytes(UTF_8)).run("token", "card", "-"));
    }

    @Test
    void refusesASecondCardThatIsPipedIn() {
        CommandRun run = surroundings
                .piping((DIGITS + "\n" + DIGITS + "\n").getBytes(UTF_8))
                .run("token", "card");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "ptoken: TEXT: standard input has text on more than one line, expected one card; scan one at a"
                                + " time\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void asksForTheCardAtATerminalAndReadsOneLine() {
        CommandRun run = surroundings
                .atTerminal()
                .piping((DIGITS + "\nnot read").getBytes(UTF_8))
                .run("token", "card");

        assertThat(run.err()).isEqualTo("Pull the card through the reader, or type its text and press Enter.\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactly(FIELDS);
    }

    private static void assertShowsFields(CommandRun run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactly(FIELDS);
    }

    @Test
    void printsJsonWithTheNamesOfTheApi() {
        CommandRun run = surroundings.run("token", "card", "--json", "00000260060135803426100107999907012");

        assertThat(TokenBench.parse(run.out()).toString())
                .isEqualTo(
                        "{\"document\":\"meter-card\",\"version\":1,\"pan\":\"000002600601358034\",\"iin\":\"0000\",\"drn\":\"0260060135803\",\"doe\":\"2610\",\"expired\":true,"
                                + "\"tct\":1,\"ea\":7,\"sgc\":\"999907\",\"ti\":1,\"krn\":2}");
    }

    /** To the end of its month. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59:59Z, 2611 (valid to the end of 2026-11)",
        "2026-12-01T00:00:00Z, 2611 (expired at the end of 2026-11)",
    })
    void showsAnExpiredCardAsExpired(Instant now, String shown) {
        CommandRun run = surroundings.at(now).run("token", "card", "60072700000000000926110111123457011");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .contains("DOE       " + shown, "TCT       01 (magnetic card)", "EA        11 (MISTY1)");
    }

    @Test
    void readsTheLayoutThatTheConfigurationNames(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("ptoken.yaml"), "\uFEFFassumptions:\n  idRecordLayout: KRN_THEN_TI\n");

        CommandRun run =
                surroundings.run("token", "card", "--config", file.toString(), "600727000000000009000002071234570223");

        assertThat(run.out().lines()).contains("TI        23", "KRN       2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ";6007x? | 2 | TEXT: character 6 of ';6007x?' is 'x', expected digits 0-9 and '=', as in an IDRecord or Record2",
                "\u0666007 | 2 | TEXT: character 1 of '\u0666007' is U+0666 (ARABIC-INDIC DIGIT SIX), expected digits 0-9 and '=', as in an IDRecord or Record2",
                "600727 | 1 | IDRecord: got '600727', expected 35 digits, or MeterPAN=DOE=digits of track 2",
                "'' | 1 | IDRecord: got '', expected 35 digits, or MeterPAN=DOE=digits of track 2",
                "600727000000000009000002071234570111111 | 1 | IDRecord: got '600727000000000009000002071234570111111', expected 35 digits, or MeterPAN=DOE=digits of track 2, at most 38 characters",
                "60072700000000000900000207123457010 | 1 | KRN: got '0', expected 1-9",
            })
    void refusesWhatIsNone(String typed, int exitCode, String message) {
        CommandRun run = surroundings.run("token", "card", typed);

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("ptoken: " + message + "\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhichCheckDigitIsWrong() {
        CommandRun run = surroundings.run("token", "card", "60072700000000000800000207123457011");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("MeterPAN").contains("check digit 9");
    }

    @Test
    void saysThatWhatIsPipedInIsNoUtf8() {
        CommandRun wide =
                surroundings.piping((DIGITS + "\n").getBytes(UTF_16LE)).run("token", "card");
        assertThat(wide.exitCode()).isEqualTo(1);
        assertThat(wide.err())
                .isEqualTo(
                        "ptoken: standard input is written in UTF-16, which is not read here; save it as UTF-8 and try"
                                + " again\n");

        CommandRun latin =
                surroundings.piping("6007\u00A02700".getBytes(ISO_8859_1)).run("token", "card");
        assertThat(latin.err())
                .isEqualTo(
                        "ptoken: standard input is not written in UTF-8: byte 5 does not fit; save it as UTF-8 and try"
                                + " again\n");
    }

    @Test
    void doesNotReadWithoutEnd() {
        CommandRun run = surroundings
                .piping("1".repeat(100_000).getBytes(StandardCharsets.US_ASCII))
                .run("token", "card");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("ptoken: IDRecord: got '" + "1".repeat(80) + "...', expected 35 digits")
                .endsWith(", at most 38 characters\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n"})
    void saysThatNothingCameIn(String input) {
        CommandRun run = new TestSurroundings().piping(input.getBytes(UTF_8)).run("token", "card");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ptoken: TEXT: standard input is empty, expected the text of a card\n");
    }
}
