package io.ptoken.cli.commands.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.sts.key.KeyCheckValueMethod;
import io.ptoken.sts.key.LongKeyCheckValue;
import io.ptoken.sts.key.VendingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCheckCommandTest {

    private static final String ODD_KEY = "ABABABABABABABAB";

    private final TestSurroundings surroundings = new TestSurroundings();

    @Nested
    class AWholeKey {

        @Test
        void isTypedByTwoCustodians() {
            CommandRun run = surroundings.typing(ODD_KEY, "abab abab abab abab").run("key", "check");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines())
                    .contains("length  64 bits", "parity  odd")
                    .anyMatch(l -> l.startsWith("KCV "));
            assertThat(run.err()).isEmpty();
        }

        @Test
        void isRefusedWhenTheTwoEntriesDiffer() {
            CommandRun run = surroundings.typing(ODD_KEY, "ABABABABABABABAD").run("key", "check");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("the two entries differ").doesNotContainIgnoringCase("abab");
        }

        @Test
        void isWarnedAboutWhenItsParityIsNotOdd() {
            CommandRun even =
                    surroundings.typing("AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAA").run("key", "check");
            CommandRun odd = surroundings.typing(ODD_KEY, ODD_KEY).run("key", "check");

            assertThat(even.exitCode()).isZero();
            assertThat(even.out()).contains("parity  not odd");
            assertThat(even.err()).contains("Warning: ").contains("odd parity");
            assertThat(kcv(even)).as("the check value ignores parity").isEqualTo(kcv(odd));
        }

        @Test
        void of160BitsHasNoParity() {
            String key = "ABABABABABABABAB949494949494949401234567";
            CommandRun run = surroundings.typing(key, key).run("key", "check");

            assertThat(run.out()).contains("160 bits", "parity  none");
        }

        @Test
        void ofAnotherLengthIsRefusedWithoutShowingIt() {
            CommandRun run = surroundings.typing("ABAB", "ABAB").run("key", "check");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("16 bits").doesNotContain("ABAB");
        }

        @Test
        void thatIsNotHexIsRefusedWithoutShowingIt() {
            CommandRun run = surroundings.typing("hunter2hunter2").run("key", "check");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo(
                            "ptoken: Key in hex, first custodian: not hex digits: character 1 is neither 0-9 nor A-F nor"
                                    + " stands between them, as blanks and dashes do\n");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ABAB ABAB ABAB ABAB",
                    "abab-abab\u2013abab\u00A0abab",
                    "\uFEFFABABABAB\tABABABAB\u3000",
                    "ABAB.ABAB,ABAB\u202FABAB"
                })
        void mayBeTypedInGroups(String typed) {
            CommandRun run = surroundings.typing(typed, "ABABABABABABABAB").run("key", "check");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("64 bits");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"ABABABAB\uFF11\uFF12ABABAB", "ABABABAB\u0661\u0662ABABAB", "ABABABAB\uFF21\uFF22ABABAB"})
        void hasNoDigitsOfOtherScripts(String typed) {
            CommandRun run = surroundings.typing(typed).run("key", "check");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .contains(
                            "not hex digits: character 9 is neither", "; it is one of another script or of full width")
                    .doesNotContain("ABAB");
        }

        private String kcv(CommandRun run) {
            return run.out()
                    .lines()
                    .filter(line -> line.startsWith("KCV"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class TheRuleForLongKeys {

        private static final String LONG_KEY = "ABABABABABABABAB949494949494949401234567";

        @TempDir
        Path directory;

        @ParameterizedTest
        @EnumSource
        void isThatOfTheConfigurationGiven(LongKeyCheckValue rule) throws IOException {
            CommandRun run = checkUnder("assumptions: {longKeyCheckValue: " + rule + "}\n");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines()).contains("KCV     " + kcv(rule));
        }

        @Test
        void isTheBuiltInOneWithoutAConfiguration() {
            CommandRun run = surroundings.typing(LONG_KEY, LONG_KEY).run("key", "check");

            assertThat(run.out().lines()).contains("KCV     " + kcv(LongKeyCheckValue.KEY_LOAD_PROFILE));
        }

        @Test
        void thatDoesNotExistIsRefusedBeforeAKeyIsAskedFor() throws IOException {
            CommandRun run = checkUnder("assumptions: {longKeyCheckValue: MINE}\n");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("assumptions.longKeyCheckValue: got 'MINE', expected KEY_LOAD_PROFILE, HMAC_OF_ZEROS, "
                            + "SHA256_OF_KEY")
                    .hasLineCount(1);
        }

        @Test
        void isNotGuessedWhenTheConfigurationIsNotThere() {
            CommandRun run = surroundings.run("key", "check", "--config", "nowhere.yaml");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("no such file: nowhere.yaml");
        }

        private CommandRun checkUnder(String configuration) throws IOException {
            Path file = java.nio.file.Files.writeString(directory.resolve("ptoken.yaml"), configuration);
            return surroundings.typing(LONG_KEY, LONG_KEY).run("key", "check", "--config", file.toString());
        }

        private static String kcv(LongKeyCheckValue rule) {
            try (VendingKey key = VendingKey.of(HexFormat.of().parseHex(LONG_KEY))) {
                return KeyCheckValueMethod.standard(rule).of(key).hex6();
            }
        }
    }

    @Nested
    class Components {

        @Test
        void areTypedTwiceEachAndShowTheirCheckValues() {
            CommandRun run = surroundings
                    .typing("0000000076767676", "0000000076767676", "7676767600000000", "7676767600000000")
                    .run("key", "check", "--components", "2");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("parity  odd");
            assertThat(run.err()).contains("Component 1: check value ", "Component 2: check value ");
        }

        @Test
        void comeFromFilesOneForEachCustodian(@TempDir Path directory) {
            Path first = SecretFiles.ownerOnly(directory.resolve("a"), "0000000076767676\n");
            Path second = SecretFiles.ownerOnly(directory.resolve("b"), "7676767600000000\n");

            CommandRun run = surroundings.run(
                    "key", "check", "--components", "2", "--file", first.toString(), "--file", second.toString());

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("length  64 bits");
        }

        @Test
        void comeFromEnvironmentVariables() {
            CommandRun run = surroundings
                    .variable("A", "0000000076767676")
                    .variable("B", "7676767600000000")
                    .run("key", "check", "--components=2", "--env=A", "--env=B");

            assertThat(run.exitCode()).isZero();
        }

        @Test
        void thatCancelOutAreRefused() {
            CommandRun run = surroundings
                    .variable("A", "0000000076767676")
                    .run("key", "check", "--components=2", "--env=A", "--env=A");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("cancel out");
        }

        @Test
        void areAllNeeded() {
            CommandRun run =
                    surroundings.variable("A", "0000000076767676").run("key", "check", "--components=2", "--env=A");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("no file or variable left for 'Component 2 of 2 in hex'");
        }

        @Test
        void areNotTakenForAWholeKey() {
            TestSurroundings set = surroundings
                    .variable("A", ODD_KEY)
                    .variable("B", "0000000076767676")
                    .variable("C", ODD_KEY);

            CommandRun three = set.run("key", "check", "--env=A", "--env=B", "--env=C");
            CommandRun two = set.run("key", "check", "--env=A", "--env=B");

            assertThat(three.exitCode()).isEqualTo(2);
            assertThat(three.err()).contains("3 entries given, expected 2: say --components 3");
            assertThat(two.exitCode()).isEqualTo(1);
            assertThat(two.err()).contains("the two entries differ", "--components");
        }

        @Test
        void areNotMoreThanSaid() {
            CommandRun run = surroundings
                    .variable("A", ODD_KEY)
                    .run("key", "check", "--components=2", "--env=A", "--env=A", "--env=A");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("3 entries given, expected 2").doesNotContain("say");
        }

        @Test
        void areTwoOrThree() {
            CommandRun run = surroundings.run("key", "check", "--components=4");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("--components: got '4', expected 1-3");
        }
    }

    @Nested
    class Files {

        @Test
        void thatOthersMayReadAreRefused(@TempDir Path directory) {
            Path open = SecretFiles.readableByAll(directory.resolve("open"), ODD_KEY);

            CommandRun run = surroundings.run("key", "check", "--file", open.toString(), "--file", open.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("chmod 600").doesNotContain(ODD_KEY);
        }

        @Test
        void aDirectoryIsNone(@TempDir Path directory) {
            CommandRun run = surroundings.run("key", "check", "--file", directory.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEqualTo("ptoken: " + directory + " is a directory, expected a file\n");
        }

        @Test
        void thatAreMissingAreNamed(@TempDir Path directory) {
            CommandRun run = surroundings.run(
                    "key", "check", "--file", directory.resolve("none").toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("cannot read").contains("none");
        }

        @Test
        void excludeVariables() {
            CommandRun run = surroundings.run("key", "check", "--file", "a", "--env", "B");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Only one of them may be given: --file=FILE, --env=NAME");
        }
    }
}
