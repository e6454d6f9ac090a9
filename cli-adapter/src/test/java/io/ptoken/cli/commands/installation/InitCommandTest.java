package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class InitCommandTest {

    private static final String PASSPHRASE = "a passphrase of some length";

    @TempDir
    Path directory;

    @Test
    void makesADirectoryForItsOwnerAloneWithEverythingInIt() throws IOException {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(installation.data())))
                .isEqualTo("rwx------");
        assertThat(installation.data())
                .isDirectoryContaining("glob:**/ptoken.yaml")
                .isDirectoryContaining("glob:**/ptoken.db")
                .isDirectoryContaining("glob:**/softsm.sealed")
                .isDirectoryContaining("glob:**/tls");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(installation.data().resolve("ptoken.db"))))
                .isEqualTo("rw-------");
        assertThat(run.out()).contains("Next:", "ptoken vk load", "ptoken serve");
    }

    @Test
    void makesAnInstallationForTheMakersOfMeters() {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init", "--manufacturing");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("For the makers of meters: the module has manufacturing firmware, which never changes")
                .contains("ptoken module officers", "ptoken ditk load")
                .doesNotContain("Currency credit");
        assertThat(installation.surroundings().run("pref", "list").out())
                .containsPattern("ptoken.meterManufacturingMode +true");
        assertThat(installation.surroundings().run("status").out()).contains("STS60M01");
    }

    @Test
    void whatToTypeNextNamesTheDirectoryThatWasNamed() {
        String where = directory.resolve("my till").toString();

        CommandRun run = new TestSurroundings()
                .variable("PTOKEN_PASSPHRASE", "a passphrase for a test")
                .run("init", "--user", "till", "--data", where);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "ptoken vk load --data '" + where + "' --sgc",
                        "ptoken serve --data '" + where + "' ",
                        "ptoken user passwd admin --own --data '" + where + "' ");
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.matches("  \\d\\. .*"))
                        .map(line -> line.indexOf(line.replaceFirst("^  .*  ", "")))
                        .distinct())
                .as("where each purpose begins")
                .hasSize(1);
    }

    @Test
    void showsAGeneratedPasswordOnce() {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init", "--user", "till");

        assertThat(run.out()).containsPattern("Password of 'till', shown this once: [A-Za-z2-9]{20}\n");
        assertThat(installation.surroundings().run("user", "list").out())
                .contains("till   enabled  never    never           ptoken-api ptoken-issue-any");
    }

    @Test
    void saysHowToGetInWhenThePasswordCouldNotBeShown() {
        CommandRun run = TestInstallation.in(directory).surroundings().runOnAFullDisk("init", "--user", "till");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .endsWith(
                        "; the command has done its work all the same: look before you repeat it; 'ptoken user passwd till'"
                                + " and 'ptoken user passwd admin' give the accounts passwords that you know\n");
    }

    @Test
    void asksInWhichUnitCurrencyCreditIsSent() throws IOException {
        assertThat(scaleAfter("1")).contains("currencyScale: HUNDRED_THOUSANDTHS");
        assertThat(scaleAfter("2")).contains("currencyScale: CURRENCY_UNITS");
        assertThat(scaleAfter("")).contains("currencyScale: NOT_CHOSEN");
    }

    private String scaleAfter(String answer) throws IOException {
        Path data = directory.resolve("answered-" + answer);
        TestSurroundings typed = new TestSurroundings()
                .variable("PTOKEN_DATA", data.toString())
                .variable("PTOKEN_PASSPHRASE", PASSPHRASE)
                .typing(answer);
        assertThat(typed.run("init").exitCode()).isZero();
        return Files.readString(data.resolve("ptoken.yaml"));
    }

    @Test
    void asksWhoMayReachTheConsole() throws IOException {
        assertThat(webAfter("a", "", "1"))
                .contains("  address: 127.0.0.1\n  # TCP port; 0 takes a free one.\n  port: 9444\n");
        assertThat(webAfter("b", "", "2"))
                .contains("  address: 0.0.0.0\n  # TCP port; 0 takes a free one.\n  port: 9444\n");
        assertThat(webAfter("c")).contains("  address: 127.0.0.1\n  # TCP port; 0 takes a free one.\n  port: 9444\n");
        CommandRun wrong = atTerminal("d", "", "all").run("init");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("'all' is neither 1 nor 2; nothing was made");
        assertThat(directory.resolve("d/ptoken.yaml")).doesNotExist();
    }

    private String webAfter(String folder, String... answers) throws IOException {
        CommandRun run = atTerminal(folder, answers).run("init");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Console: ");
        return Files.readString(directory.resolve(folder).resolve("ptoken.yaml"));
    }

    private TestSurroundings atTerminal(String folder, String... answers) {
        return new TestSurroundings()
                .variable("PTOKEN_DATA", directory.resolve(folder).toString())
                .variable("PTOKEN_PASSPHRASE", PASSPHRASE)
                .typing(answers);
    }

    @Test
    void takesTheAddressOfTheConsoleFromItsOption() throws IOException {
        CommandRun run = atTerminal("option", "").run("init", "--web-address", "10.1.2.3");
        assertThat(run.out()).contains("Console: at 10.1.2.3 (web.address)\n");
        assertThat(Files.readString(directory.resolve("option").resolve("ptoken.yaml")))
                .contains("  address: 10.1.2.3\n  # TCP port; 0 takes a free one.\n  port: 9444\n");

        CommandRun refused = atTerminal("refused", "").run("init", "--web-address", "10.1.2.3\"\nx: y");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("web.address");
        assertThat(directory.resolve("refused/ptoken.yaml")).doesNotExist();
    }

    @Test
    void sellsNoCurrencyWithoutAnAnswerAndSaysSo() throws IOException {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init");

        assertThat(run.out())
                .contains("Currency credit: not sold until you choose assumptions.currencyScale in ptoken.yaml\n");
        assertThat(Files.readString(installation.data().resolve("ptoken.yaml"))).contains("currencyScale: NOT_CHOSEN");
    }

    @Test
    void takesTheUnitOfCurrencyFromItsOption() throws IOException {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init", "--currency-scale", "HUNDRED_THOUSANDTHS");

        assertThat(run.out())
                .contains("Currency credit: a transferAmount of 1000000 is 10.00 (assumptions.currencyScale)\n");
        assertThat(Files.readString(installation.data().resolve("ptoken.yaml")))
                .contains("currencyScale: HUNDRED_THOUSANDTHS");
    }

    @Test
    void refusesAnotherAnswerAboutCurrencyAndLeavesNothing() {
        TestSurroundings typed =
                new TestSurroundings().variable("PTOKEN_PASSPHRASE", PASSPHRASE).typing("10.00");

        CommandRun run = typed.run("init", "--data", directory.resolve("d").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: '10.00' is neither 1 nor 2; nothing was made\n");
        assertThat(directory.resolve("d")).doesNotExist();
    }

    @Test
    void takesAGivenPasswordAndDoesNotShowIt() {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.with("PW", "correct horse").run("init", "--password-env", "PW");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("correct horse", "Password of 'vending'");
    }

    @Test
    void sealsWithAPassphraseTypedTwice() {
        TestSurroundings typed = new TestSurroundings()
                .variable("PTOKEN_DATA", directory.resolve("d").toString())
                .typing(PASSPHRASE, PASSPHRASE);

        assertThat(typed.run("init").exitCode()).isZero();
        assertThat(new TestSurroundings()
                        .variable("PTOKEN_PASSPHRASE", PASSPHRASE)
                        .run("vk", "list", "--data", directory.resolve("d").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void refusesTwoPassphrasesThatDiffer() {
        assertRefused(new TestSurroundings().typing(PASSPHRASE, PASSPHRASE + "!"), "the two passphrases differ");
    }

    @Test
    void refusesAShortPassphraseAndLeavesNothing() throws IOException {
        assertRefused(new TestSurroundings().typing("short", "short"), "expected at least 12");
        try (Stream<Path> left = Files.list(directory.resolve("d"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesAKeyFileThatOthersMayRead() {
        Path open = SecretFiles.readableByAll(directory.resolve("open.key"), "5A".repeat(32));

        assertRefused(new TestSurroundings().variable("PTOKEN_KEY_FILE", open.toString()), "chmod 600");
    }

    @Test
    void refusesTwoWaysToOpenTheModule() {
        assertRefused(
                new TestSurroundings().variable("PTOKEN_KEY_FILE", "k").variable("PTOKEN_PASSPHRASE", PASSPHRASE),
                "both PTOKEN_KEY_FILE and PTOKEN_PASSPHRASE are set");
    }

    @Test
    void refusesADirectoryThatIsNotEmptyAndChangesNothing() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        byte[] before = Files.readAllBytes(installation.data().resolve("softsm.sealed"));

        CommandRun run = installation.surroundings().run("init");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is not empty");
        assertThat(installation.data().resolve("softsm.sealed")).hasBinaryContent(before);
    }

    @Test
    void saysWhatToDoWhereTheDirectoryCannotBeMade() throws IOException {
        Path inTheWay = Files.createFile(directory.resolve("file"));
        Path data = inTheWay.resolve("data");

        CommandRun run = new TestSurroundings()
                .variable("PTOKEN_PASSPHRASE", "a passphrase for a test")
                .run("init", "--data", data.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("ptoken: cannot make the data directory " + data + " (")
                .endsWith("): name one with --data or PTOKEN_DATA that you may write to\n");
    }

    @Test
    void refusesAWrongUserName() {
        CommandRun run = TestInstallation.in(directory).surroundings().run("init", "--user", "a b");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--user out of range").contains("a b");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void makesTheFirstAdministratorWhoChangesThePasswordFirst() {
        TestInstallation installation = TestInstallation.in(directory);

        CommandRun run = installation.surroundings().run("init", "--admin", "jane");

        assertThat(run.out())
                .contains("store, with the accounts 'vending' and 'jane'")
                .contains("ptoken user passwd jane --own");
        Matcher shown = Pattern.compile("Password of 'jane', shown this once, to be changed first: ([A-Za-z2-9]{20})\n")
                .matcher(run.out());
        assertThat(shown.find()).isTrue();
        String password = shown.group(1);
        assertThat(installation.surroundings().run("user", "show", "jane").out())
                .contains("ptoken-admin", "has to be changed");
        assertThat(installation
                        .surroundings()
                        .typing(password)
                        .run("user", "list", "--as", "jane")
                        .err())
                .startsWith("ptoken: Sign-in failed");

        assertThat(installation
                        .surroundings()
                        .typing(password, "correct horse", "correct horse")
                        .run("user", "passwd", "jane", "--own", "--as", "jane")
                        .out())
                .isEqualTo("Changed the password of jane.\n");
        assertThat(installation
                        .surroundings()
                        .typing("correct horse")
                        .run("user", "list", "--as", "jane")
                        .exitCode())
                .isZero();
    }

    @Test
    void leavesTheVendingSystemItsPasswordAtOnce() {
        TestInstallation installation = TestInstallation.made(directory);

        assertThat(installation.surroundings().run("user", "show", "vending").out())
                .doesNotContain("has to be changed");
        assertThat(installation.surroundings().run("notices").out()).doesNotContain("administrator");
    }

    @Test
    void refusesOneNameForBothAccounts() {
        CommandRun run = TestInstallation.in(directory).surroundings().run("init", "--user", "admin");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("--user and --admin both name 'admin': a program and a person have an account each");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAWrongNameOfTheAdministrator() {
        CommandRun run = TestInstallation.in(directory).surroundings().run("init", "--admin", "a b");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("--admin out of range").contains("a b");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesAWeakPassword() {
        CommandRun run = TestInstallation.in(directory).with("PW", "short").run("init", "--password-env", "PW");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("8-55 printable ASCII characters").doesNotContain("short");
    }

    private void assertRefused(TestSurroundings surroundings, String reason) {
        CommandRun run =
                surroundings.run("init", "--data", directory.resolve("d").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(reason);
        assertThat(directory.resolve("d").resolve("softsm.sealed")).doesNotExist();
    }
}
