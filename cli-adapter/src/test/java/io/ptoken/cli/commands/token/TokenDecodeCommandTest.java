package io.ptoken.cli.commands.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDecodeCommandTest {

    private final TestSurroundings surroundings = new TestSurroundings();

    @Test
    void showsEveryFieldOfAMeterTestToken() {
        CommandRun run = surroundings.run("token", "decode", "5649", "3153", "7254", "5031", "3471");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "token         5649 3153 7254 5031 3471",
                        "subclass      0 (InitMeterTest)",
                        "control       FFFFFFFFF (36 bits)",
                        "manufacturer  0 (every manufacturer)",
                        "asks for      test 0, everything the meter supports");
    }

    @Test
    void namesNoTestWhenTheControlFieldIsEmpty() {
        CommandRun run = surroundings.run("token", "decode", "00000000000134220736");

        assertThat(run.out()).contains("asks for      nothing that the standard names");
    }

    @Test
    void showsTheClassAloneOfAnEncryptedToken() {
        CommandRun run = surroundings.run("token", "decode", "70630503470028726114");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("class   0 (credit)", "fields  encrypted under the decoder key of the meter")
                .doesNotContain("subclass");
    }

    @Test
    void printsJsonWithTheDigitsUngrouped() {
        CommandRun run = surroundings.run("token", "decode", "--json", "0000 0000 0001 3422 0736");

        assertThat(run.out()).startsWith("{").contains("\"tokenDec\" : \"00000000000134220736\"", "00000000008000BC0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-0000-0001-3422-0736",
                "0000\u00A00000\u20130001.3422,0736",
                "\uFEFF00000000000134220736\r\n",
            })
    void takesTheDigitsAsPeoplePasteThem(String pasted) {
        assertThat(surroundings.run("token", "decode", pasted).out())
                .contains("token         0000 0000 0001 3422 0736");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000 0000 0001 3422 O736 | character 21 of '0000 0000 0001 3422 O736' is 'O', expected digits 0-9",
                "\uFF10000 0000 0001 3422 0736 | character 1 of '\uFF10000 0000 0001 3422 0736' is U+FF10 (FULLWIDTH DIGIT ZERO), expected digits 0-9",
            })
    void namesWhatIsNoDigit(String typed, String message) {
        CommandRun run = surroundings.run(("token decode " + typed).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("ptoken: DIGITS: " + message + "\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesTextThatIsNoToken() {
        CommandRun run = surroundings.run("token", "decode", "1234");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ptoken: ").contains("20 decimal digits");
    }

    @Test
    void refusesATestTokenWithOneWrongDigit() {
        CommandRun run = surroundings.run("token", "decode", "00000000000134220737");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("CRC");
    }

    @Test
    void asksForTheDigitsWhenThereAreNone() {
        CommandRun run = surroundings.run("token", "decode");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required parameter: 'DIGITS'");
    }
}
