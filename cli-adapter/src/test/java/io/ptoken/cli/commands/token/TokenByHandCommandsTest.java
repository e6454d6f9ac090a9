package io.ptoken.cli.commands.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.service.port.AuditEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key change, engineering, meter test and verification by hand. */
@Tag("slow")
class TokenByHandCommandsTest {

    private static final List<String> NO_METER = List.of();

    @TempDir
    Path directory;

    private TokenBench bench;

    @BeforeEach
    void loadTwoRevisions() {
        bench = new TokenBench(directory);
    }

    private static List<String> words(String arguments) {
        List<String> words = new ArrayList<>(TokenBench.METER);
        words.addAll(List.of(arguments.split(" ")));
        return words;
    }

    @Test
    void aKeyChangeGoesWhereItIsToldAndKeepsTheRest() {
        JsonNode issued = bench.json("key-change", TokenBench.METER, "--to-ti", "5");

        assertThat(issued.at("/tokens")).hasSize(2);
        assertThat(issued.at("/tokens/0/description").asText()).isEqualTo("Set1stSectionDecoderKey");
        JsonNode target = issued.at("/tokens/0/newConfig");
        assertThat(target.at("/toSgc").asInt()).isEqualTo(123457);
        assertThat(target.at("/toKrn").asInt()).isEqualTo(1);
        assertThat(target.at("/toTi").asInt()).isEqualTo(5);
        assertThat(bench.calls()).singleElement().extracting(AuditEntry::action).isEqualTo("issueKeyChangeTokens");
    }

    @Test
    void aKeyChangeMayGoToTheLatestRevision() {
        CommandRun run = bench.run("key-change", TokenBench.METER, "--allow-krn-update");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Enter all 2, in this order:", "Afterwards the meter has SGC 123457, KRN 2, TI 01, KEN 255");
    }

    @Test
    void aKeyChangeToNothingNewIsAUsageError() {
        CommandRun run = bench.run("key-change", TokenBench.METER);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("name what changes: --to-sgc, --to-krn, --to-ti or --allow-krn-update");
    }

    @ParameterizedTest
    @CsvSource({"--to-ti,100,0-99", "--to-sgc,1000000,0-999999", "--to-krn,10,1-9"})
    void aKeyChangeToWhatNoMeterCanHaveIsAUsageError(String option, String value, String expected) {
        CommandRun run = bench.run("key-change", words(option + " " + value));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("ptoken: Invalid value for option '" + option + "': got '" + value + "', expected "
                        + expected + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to-krn 3 | EKeystore.NotFound | Vending Key not available for SGC=123457,KRN=3 (reason: this key revision is not loaded)",
            })
    void aKeyChangeThatCannotBeMadeIsRefused(String arguments, String code, String text) {
        bench.refused(code, text, "key-change", words(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--subclass 5 --value 0 | ClearTamperCondition | 0 | issueMseToken",
                "--subclass 0 --value 5000 | SetMaximumPowerLimit | 5000 | issueMseToken",
                "--flag 3 --value 1 | SetControlElement | 64519 | issueSetControlToken",
                "--control 2 --value 1023 | SetControlElement | 3071 | issueSetControlToken",
            })
    void anEngineeringTokenSetsAValueAFlagOrAControl(String arguments, String kind, int amount, String method) {
        JsonNode issued = bench.json("engineering", words(arguments));

        assertThat(issued.at("/tokens")).hasSize(1);
        assertThat(issued.at("/tokens/0/tokenClass").asInt()).isEqualTo(2);
        assertThat(issued.at("/tokens/0/description").asText()).isEqualTo(kind);
        assertThat(issued.at("/tokens/0/transferAmount").asInt()).isEqualTo(amount);
        assertThat(issued.at("/tokens/0/tid").asInt()).isEqualTo(TokenBench.TID_NOW);
        assertThat(bench.calls()).singleElement().extracting(AuditEntry::action).isEqualTo(method);
    }

    @Test
    void anEngineeringTokenPrintsItsUnit() {
        assertThat(bench.run("engineering", words("--subclass 0 --value 5000")).out())
                .containsPattern("2/0 +SetMaximumPowerLimit +5000 Watt +" + TokenBench.TID_NOW + " +SGC 123457, KRN 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--value 1 | name one of --subclass, --flag and --control",
                "--value 1 --flag 1 --control 1 | name one of --subclass, --flag and --control",
                "--flag 1 | Missing required option: '--value=N'",
                "--flag 1 --value 0.5 | --value: got '0.5', expected a whole number of 0-1023",
                "--flag 1 --value=-1 | Invalid value for option '--value': character 1 of '-1' is '-', expected digits 0-9 with at most one decimal point",
                "--flag 1 --value 1024 | --value: got '1024', expected a whole number of 0-1023",
                "--flag 1 --value 1E+999999999 | Invalid value for option '--value': character 2 of '1E+999999999' is 'E', expected digits 0-9 with at most one decimal point",
                "--subclass 0 --value 10.5 | --value 10.5 has decimals, which no token carries; the nearest are 10 W and 11 W",
                "--subclass 6 --value 16384.5 | --value 16384.5 has decimals, which no token carries; the nearest are 16384 W and 16394 W",
                "--subclass 0 --value 0.5 | --value 0.5 has decimals, which no token carries; the least is 1 W",
                "--subclass 0 --value 18201624.5 | --value 18201624.5 has decimals, which no token carries; expected a whole number",
                "--subclass 2 --value 10.5 | --value 10.5 has decimals, which no token carries; expected a whole number",
            })
    void anEngineeringTokenOfTwoMindsIsAUsageError(String arguments, String message) {
        CommandRun run = bench.run("engineering", words(arguments));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--subclass 11 --value 1 | EService.Disabled | Feature disabled: proprietary tokens (ptoken.allowIssueProprietaryTokens is 0)",
                "--subclass 3 --value 1 | EParamRange | Parameter 'subclass' out of range: got '3', expected 0-2, 5-7 or 10-15",
                "--subclass 1 --value 8 | EParamRange | Parameter 'transferAmount' out of range: got '8', expected register 0-7, or 65535 for all",
                "--flag 512 --value 1 | EParamRange | Parameter 'index' out of range: got '512', expected 0-511",
                "--flag 1 --value 2 | EParamRange | Parameter 'value' out of range: got '2', expected 0-1",
                "--control 63 --value 1 | EParamRange | Parameter 'index' out of range: got '63', expected 0-62",
            })
    void anEngineeringTokenThatCannotBeMadeIsRefused(String arguments, String code, String text) {
        bench.refused(code, text, "engineering", words(arguments));
    }

    @Test
    void aMeterTestTokenIsTheSameEachTime() {
        CommandRun run = bench.run("meter-test", NO_METER, "--subclass", "0", "--control", "68719476735");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "token         5649 3153 7254 5031 3471",
                        "class         1/0",
                        "kind          InitMeterTest",
                        "control       FFFFFFFFF (hex)",
                        "manufacturer  every manufacturer",
                        "key           none: it works in any meter");
        assertThat(bench.json("meter-test", NO_METER, "--control", "68719476735")
                        .at("/tokenDec")
                        .asText())
                .isEqualTo("56493153725450313471");
        assertThat(bench.calls()).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("issueMeterTestToken");
            assertThat(entry.origin()).isEqualTo("local: root");
        });
    }

    @Test
    void aMeterTestTokenForOneManufacturerNamesIt() {
        CommandRun run =
                bench.run("meter-test", NO_METER, "--subclass", "6", "--control", "1", "--manufacturer", "1234");

        assertThat(run.out()).contains("manufacturer  1234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--subclass 2 --control 1 | EParamRange | Parameter 'subclass' out of range: got '2', expected 0, 1 or 6-15",
                "--control 68719476736 | EParamRange | Parameter 'control' out of range: got '68719476736', expected 0-68719476735 (36 bits)",
                "--subclass 6 --control 1 | EParamRange | Parameter 'mfrcode' out of range: got '0', expected 100-9999",
            })
    void aMeterTestTokenThatCannotBeMadeIsRefused(String arguments, String code, String text) {
        bench.refused(code, text, "meter-test", List.of(arguments.split(" ")));
    }

    @Test
    void aGoodTokenIsVerifiedAndShown() {
        String digits = bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh")
                .at("/tokens/0/tokenDec")
                .asText();

        CommandRun run = bench.run("verify", TokenBench.METER, digits.substring(0, 4), digits.substring(4));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("result +EVerify.Ok, \\(Not an error\\) Token is valid"))
                .anyMatch(line -> line.matches("token +[0-9]{4}( [0-9]{4}){4}"))
                .anyMatch(line -> line.matches("class +0/0"))
                .anyMatch(line -> line.matches("amount +10\\.0 kWh"))
                .anyMatch(line -> line.matches("TID +" + TokenBench.TID_NOW))
                .anyMatch(line -> line.matches("key +SGC 123457, KRN 1, TI 01, KCV [0-9A-F]{6}"));
        assertThat(bench.json("verify", TokenBench.METER, digits)
                        .at("/token/tokenDec")
                        .asText())
                .isEqualTo(digits);
        assertThat(bench.calls()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("verifyToken");
            assertThat(entry.outcome()).isEqualTo("EVerify.Ok");
        });
    }

    @Test
    void aTokenOfAnotherMeterIsABadResult() {
        String digits = bench.json("credit", TokenBench.METER, "--amount", "100", "--unit", "hWh")
                .at("/tokens/0/tokenDec")
                .asText();
        List<String> other = List.of("--drn", "600727000000000009", "--sgc", "123457", "--krn", "2");

        CommandRun run = bench.run("verify", other, digits);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("result  EVerify.Crc, Invalid token: CRC error\n");
        CommandRun json = bench.run("verify", other, digits, "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(TokenBench.parse(json.out()).toString())
                .isEqualTo("{\"document\":\"verified-token\",\"version\":1,\"validationResult\":\"EVerify.Crc\"}");
    }

    @Test
    void aMeterTestTokenIsVerifiedToo() {
        JsonNode result = bench.json("verify", TokenBench.METER, "5649 3153 7254 5031 3471");

        assertThat(result.at("/validationResult").asText()).isEqualTo("EVerify.Ok");
        assertThat(result.at("/meterTestToken/control").asLong()).isEqualTo(0xF_FFFF_FFFFL);
        assertThat(bench.run("verify", TokenBench.METER, "56493153725450313471").out())
                .contains("kind          InitMeterTest");
    }

    @Test
    void digitsThatAreNoTokenAreRefused() {
        bench.refused(
                "EParamRange",
                "Parameter 'tokenDec' out of range: got '1234', expected 20 decimal digits below 73786976294838206464",
                "verify",
                TokenBench.METER,
                "1234");
    }

    @Test
    void aMeterNotNamedIsAUsageError() {
        CommandRun run = bench.run("verify", NO_METER, "56493153725450313471");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("name the meter: --drn, --sgc and --krn, or --id-record");
    }
}
