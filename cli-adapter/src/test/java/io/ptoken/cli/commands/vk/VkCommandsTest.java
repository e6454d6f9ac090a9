package io.ptoken.cli.commands.vk;

import static io.ptoken.cli.TestInstallation.TEST_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class VkCommandsTest {

    private static final String[] KEY = {"--sgc", "123457", "--krn", "1"};

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Nested
    class Load {

        @Test
        void showsTheCheckValueAsksAndLoads() {
            CommandRun run = installation.loadKey(KEY);

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).containsPattern("160 bits, key check value [0-9A-F]{6}, parity none");
            assertThat(run.out()).containsPattern("Loaded SGC 123457 KRN 1 into register 1, KCV [0-9A-F]{6}\\.");
            assertThat(run.out() + run.err()).doesNotContainIgnoringCase(TEST_KEY);
        }

        @Test
        void saysHowToReplaceAKeyThatIsThereAlready() {
            installation.loadKey(KEY);

            CommandRun again = installation.loadKey(KEY);

            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err())
                    .isEqualTo("ptoken: SGC 123457 KRN 1 KT 2 is in register 1 already; --replace with its --register"
                            + " replaces it\n");
            assertLoadsAudited("Begun", "Ok", "EKeyEntry");
        }

        @Test
        void saysHowToReplaceTheKeyOfARegisterInUse() {
            installation.loadKey(KEY);
            String before = list("--json");

            CommandRun other = installation.loadKey("--sgc", "123457", "--krn", "2", "--register", "1");

            assertThat(other.exitCode()).isEqualTo(1);
            assertThat(other.err())
                    .isEqualTo(
                            "ptoken: register 1 is in use; --replace replaces its key, and without --register the key goes"
                                    + " into the first free one\n");
            assertThat(list("--json")).isEqualTo(before);
            assertLoadsAudited("Begun", "Ok", "EKeyEntry");
        }

        @Test
        void auditsAKeyThatTheModuleDoesNotTakeAsRefused() {
            CommandRun expired = installation.loadKey("--sgc=1", "--krn=1", "--exp=2026-01-01");

            assertThat(expired.exitCode()).isEqualTo(1);
            assertThat(expired.err()).contains("no module takes it any more");
            assertLoadsAudited("EKeyEntry");
        }

        private void assertLoadsAudited(String... outcomes) {
            assertThat(installation
                            .surroundings()
                            .run("audit", "list", "--json", "--what", "vk.load")
                            .out()
                            .lines()
                            .map(line -> line.replaceAll(".*\"outcome\":\"([A-Za-z0-9.]+)\".*", "$1")))
                    .containsExactly(outcomes);
        }

        @Test
        void namesTheFileThatAnotherSecretSealed() {
            TestInstallation other = new TestInstallation(
                    installation.data(), SecretFiles.ownerOnly(directory.resolve("other.key"), "A5".repeat(32)));

            CommandRun run = other.loadKey(KEY);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("softsm.sealed: ", "not the one that sealed this file", "PTOKEN_KEY_FILE");
        }

        @Test
        void takesTheNextFreeRegister() {
            installation.loadKey(KEY);

            assertThat(installation.loadKey("--sgc", "123457", "--krn", "2").out())
                    .contains("into register 2");
        }

        @Test
        void storesEveryAttribute() {
            installation.loadKey(
                    "--sgc=1",
                    "--krn=9",
                    "--kt=3",
                    "--bdt=2035",
                    "--ken=85",
                    "--act=2026-01-01",
                    "--exp=2031-12-31",
                    "--iut=2030-06-30T12:00:00Z",
                    "--ulm=000186A0",
                    "--clm=00000064",
                    "--sbm=00F1",
                    "--register=7");

            assertThat(list("--json"))
                    .contains(
                            "\"register\" : 7",
                            "\"sgc\" : \"000001\"",
                            "\"krn\" : 9",
                            "\"kt\" : 3",
                            "\"bdt\" : 2035",
                            "\"ken\" : 85",
                            "\"dkga\" : \"04\"",
                            "\"act\" : \"2026-01-01T00:00:00Z\"",
                            "\"exp\" : \"2031-12-31T00:00:00Z\"",
                            "\"iut\" : \"2030-06-30T12:00:00Z\"",
                            "\"ulm\" : \"000186A0\"",
                            "\"clm\" : \"00000064\"",
                            "\"sbm\" : \"00F1\"");
        }

        @Test
        void cutsNoSecondsOff() {
            installation.loadKey("--sgc=1", "--krn=9", "--exp=2031-12-31T11:19:54Z");

            assertThat(list("--json")).contains("\"exp\" : \"2031-12-31T11:19:54Z\"");
        }

        @Test
        void storesNothingWhenTheCheckValueIsNotConfirmed() {
            CommandRun run =
                    installation.surroundings().typing(TEST_KEY, TEST_KEY, "n").run("vk", "load", "--sgc=1", "--krn=1");

            assertRefused(run, "not confirmed; nothing was stored");
        }

        @Test
        void storesNothingWhenTheTwoCustodiansDiffer() {
            CommandRun run = installation
                    .surroundings()
                    .typing(TEST_KEY, TEST_KEY.replace('9', '8'))
                    .run("vk", "load", "--sgc=1", "--krn=1");

            assertRefused(run, "the two entries differ");
        }

        @Test
        void takesTheExpectedCheckValueInsteadOfAsking() {
            String kcv = kcvOf(installation.loadKey(KEY).out());
            Path file = SecretFiles.ownerOnly(directory.resolve("key.hex"), TEST_KEY);

            CommandRun right = loadFromFiles(file, kcv, "2");
            CommandRun wrong = loadFromFiles(file, "000000", "3");

            assertThat(right.exitCode()).isZero();
            assertThat(wrong.exitCode()).isEqualTo(1);
            assertThat(wrong.err()).contains("the key check value is " + kcv + ", expected 000000; nothing was stored");
            assertThat(list()).contains("123457  2").doesNotContain("123457  3");
        }

        @Test
        void warnsWhenTheParityOfADesKeyIsNotOdd() {
            CommandRun run = installation
                    .surroundings()
                    .typing("AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAA", "y")
                    .run("vk", "load", "--sgc=1", "--krn=1");

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("Warning: ", "odd parity");
            assertThat(list("--json")).contains("\"dkga\" : \"02\"");
        }

        @Test
        void combinesComponents() {
            CommandRun run = installation
                    .surroundings()
                    .typing("0000000076767676", "0000000076767676", "7676767600000000", "7676767600000000", "y")
                    .run("vk", "load", "--sgc=1", "--krn=1", "--components=2");

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("Component 1: check value", "Component 2: check value", "64 bits");
        }

        @Test
        void refusesAnOccupiedRegisterUnlessReplacing() {
            installation.loadKey(KEY);

            assertThat(installation
                            .loadKey("--sgc=1", "--krn=1", "--register=1")
                            .exitCode())
                    .isEqualTo(1);
            assertThat(list()).contains("123457");
            assertThat(installation
                            .loadKey("--sgc=1", "--krn=1", "--register=1", "--replace")
                            .exitCode())
                    .isZero();
            assertThat(list()).contains("000001").doesNotContain("123457");
        }

        @Test
        void refusesASecondKeyOfTheSameName() {
            installation.loadKey(KEY);

            CommandRun run = installation.loadKey(KEY);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("SGC 123457 KRN 1");
        }

        @Test
        void refusesADitk() {
            CommandRun run = installation.loadKey("--sgc=1", "--krn=1", "--kt=0");

            assertRefused(run, "KT: got '0', expected 1-3");
        }

        private CommandRun loadFromFiles(Path file, String kcv, String krn) {
            return installation
                    .surroundings()
                    .run(
                            "vk",
                            "load",
                            "--sgc=123457",
                            "--krn=" + krn,
                            "--file=" + file,
                            "--file=" + file,
                            "--kcv=" + kcv);
        }

        private void assertRefused(CommandRun run, String reason) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains(reason);
            assertThat(list()).contains("No vending keys");
        }

        private String kcvOf(String out) {
            return out.replaceAll("(?s).*KCV ([0-9A-F]{6}).*", "$1");
        }
    }

    /** Why a sale fails, and what to do about it: the same in the table, in all attributes and as JSON. */
    @Nested
    class Reasons {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                # options | VND | reason | remedy
                --ulm=00000000 --sbm=000F | 0 | unit credit used up (ULM, 31) | with a new limit.
                --ulm=00000000 | 1 | unit credit used up (ULM, 31) | with a new limit.
                --clm=00000000 | 1 | currency credit used up (CLM, 31) | with a new limit.
                --ulm=00000000 --clm=00000000 | 0 | unit and currency credit used up (ULM, CLM, 31) | with a new limit.
                --iut=2026-11-01T00:00:00Z | 0 | was to be used until 2026-11-01T00:00:00Z (IUT, 42) | with a later IUT.
                --act=2026-12-01T00:00:00Z | 0 | is not active before 2026-12-01T00:00:00Z (ACT, 43) | Wait until then, or check the clock.
                --ken=102 | 0 | its token identifiers ran out at 2026-11-01T15:28:00Z (KEN 102, 41) | Contact the supply group owner about a new key revision.
                --sbm=0000 | 0 | no credit subclass allowed (SBM, 48) | with an SBM that allows the subclasses you sell.
                --kt=1 | 0 | a default key carries no credit (05) | ''
                --kt=3 | 1 | a common key sells for magnetic cards only (05) | ''
                """)
        void areToldForAKeyThatWasLoadedByHand(String options, int vnd, String reason, String remedy) {
            installation.loadKey(("--sgc=123457 --krn=1 " + options).split(" ", -1));

            assertThat(list().lines().toList().get(1)).endsWith("  " + vnd + ": " + reason);
            String show = installation.surroundings().run("vk", "show", "1").out();
            assertThat(show).contains("\nvnd       " + vnd + "\n", "\nreason    " + reason + "\n");
            assertThat(show).containsPattern("\nremedy *.*" + Pattern.quote(remedy) + "\n");
            assertThat(show).doesNotContain("key load file").doesNotContain("KMC.");
            assertThat(list("--json")).contains("\"vnd\" : " + vnd, "\"reason\" : \"" + reason + "\"");
            if (remedy.isEmpty()) {
                assertThat(list("--json")).doesNotContain("\"remedy\"");
            } else {
                assertThat(list("--json")).containsPattern("\"remedy\" : \".*" + Pattern.quote(remedy) + "\"");
            }
        }

        @Test
        void areNotToldForAKeyThatSells() {
            installation.loadKey("--sgc=123457", "--krn=1", "--exp=2030-02-01T00:00:00Z", "--iut=2029-01-01T00:00:00Z");

            List<String> table = list().lines().toList();
            assertThat(table.get(0)).containsPattern("DKGA +ACT +EXP +IUT +ULM.* NAME +VND$");
            assertThat(table.get(1)).containsPattern(" 04 +2014-01-01 +2030-02-01 +2029-01-01 .* -  +1$");
            assertThat(list("--json")).contains("\"vnd\" : 1").doesNotContain("\"reason\"", "\"remedy\"");
        }
    }

    @Nested
    class Delete {

        @BeforeEach
        void loadAKey() {
            installation.loadKey(KEY);
        }

        @Test
        void asksAndDeletes() {
            CommandRun run = installation.surroundings().typing("y").run("vk", "delete", "1");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("Deleted SGC 123457 KRN 1, KCV ");
            assertThat(list()).contains("No vending keys");
        }

        @Test
        void keepsTheKeyWhenTheAnswerIsNo() {
            CommandRun run = installation.surroundings().typing("n").run("vk", "delete", "1");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("not confirmed; nothing was deleted");
            assertThat(list()).contains("123457");
        }

        @Test
        void doesNotAskWithYes() {
            assertThat(installation
                            .surroundings()
                            .run("vk", "delete", "1", "--yes")
                            .exitCode())
                    .isZero();
        }

        @Test
        void refusesAnEmptyRegister() {
            CommandRun run = installation.surroundings().run("vk", "delete", "2", "--yes");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("register 2 holds no key");
        }
    }

    @Nested
    class TheModule {

        @Test
        void isNotOpenedByAnotherKey() {
            Path other = SecretFiles.ownerOnly(directory.resolve("other.key"), "11".repeat(32));

            CommandRun run =
                    installation.with("PTOKEN_KEY_FILE", other.toString()).run("vk", "list");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("ptoken: ").hasLineCount(1);
        }

        @Test
        void mustExist() {
            CommandRun run = installation
                    .surroundings()
                    .run("vk", "list", "--data", directory.resolve("none").toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("no installation in", "ptoken init");
        }
    }

    private String list(String... more) {
        return installation
                .surroundings()
                .run(more.length == 0 ? new String[] {"vk", "list"} : new String[] {"vk", "list", more[0]})
                .out();
    }
}
