package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandsTest {

    private static final String PASSWORD = "correct horse";

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void addsAnAccountWithAPasswordTypedTwice() {
        CommandRun run = installation
                .surroundings()
                .typing(PASSWORD, PASSWORD)
                .run("user", "add", "jane", "--role", "ptoken-operator");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        "Added jane. The password has to be changed before it is of use: 'ptoken user passwd jane --own'."
                                + System.lineSeparator());
        assertThat(list()).contains("jane     enabled  never    never           ptoken-operator");
    }

    @Test
    void addsAnAccountWithSeveralRoles() {
        installation
                .with("PW", PASSWORD)
                .run("user", "add", "till", "--role=ptoken-api", "--role=ptoken-issue-credit", "--password-env=PW");

        assertThat(list()).contains("till     enabled  never    never           ptoken-api ptoken-issue-credit");
    }

    @Test
    void readsThePasswordFromAFileOfItsOwnerAlone() {
        Path closed = SecretFiles.ownerOnly(directory.resolve("closed"), PASSWORD + "\n");
        Path open = SecretFiles.readableByAll(directory.resolve("open"), PASSWORD + "\n");

        assertRefused(add("a", "--password-file=" + open), "chmod 600");
        assertThat(add("a", "--password-file=" + closed).exitCode()).isZero();
    }

    @Test
    void namesTheRolesWhenOneDoesNotExist() {
        CommandRun run = installation.surroundings().run("user", "add", "x", "--role", "api");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("'--role': got 'api', expected one of ptoken-admin")
                .doesNotContain("Exception");
    }

    @Test
    void refusesTwoPasswordsThatDiffer() {
        CommandRun run = installation
                .surroundings()
                .typing(PASSWORD, PASSWORD + "!")
                .run("user", "add", "b", "--role", "ptoken-operator");

        assertRefused(run, "the two passwords differ; nothing was stored");
    }

    @Test
    void refusesAPasswordThatIsTooLongOrNotPrintable() {
        String rule = "the password must have 8-55 printable ASCII characters";

        assertRefused(installation.with("PW", "x".repeat(56)).run(adding("b", "--password-env=PW")), rule);
        assertRefused(installation.with("PW", "passwörter").run(adding("b", "--password-env=PW")), rule);
    }

    @Test
    void refusesAVariableThatIsNotSet() {
        assertRefused(add("b", "--password-env=NONE"), "environment variable NONE is not set");
    }

    @Test
    void refusesANameThatExists() {
        assertRefused(
                installation.with("PW", PASSWORD).run(adding("vending", "--password-env=PW")),
                "there is an account 'vending' already");
    }

    @Test
    void refusesAWrongName() {
        assertRefused(installation.with("PW", PASSWORD).run(adding("a/b", "--password-env=PW")), "NAME out of range");
    }

    @Test
    void asksBeforeAMomentThatIsPastLocksAnAccountAtOnce() {
        assertRefused(
                installation.surroundings().typing("n").run("user", "expire", "vending", "--at", "2026-11-22"),
                "not confirmed; nothing was changed");
        assertThat(installation.surroundings().run("user", "show", "vending").out())
                .doesNotContain("2026-11-22");

        CommandRun agreed = installation.surroundings().run("user", "expire", "vending", "--at", "2026-11-22", "--yes");
        assertThat(agreed.exitCode()).isZero();
        assertThat(agreed.out()).isEqualTo("vending expires 2026-11-22T00:00:00Z.\n");
    }

    @Test
    void refusesAnUnknownRoleAndNamesTheKnownOnes() {
        CommandRun run = installation.surroundings().run("user", "add", "b", "--role", "boss");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("boss").contains("ptoken-auditor");
    }

    @Test
    void refusesToMixAVendingSystemWithAnOperator() {
        CommandRun run = installation
                .with("PW", PASSWORD)
                .run("user", "add", "b", "--role=ptoken-api", "--role=ptoken-admin", "--password-env=PW");

        assertRefused(run, "an account with ptoken-api may only have ptoken-issue-... roles besides");
    }

    @Test
    void takesNoPasswordOnTheCommandLine() {
        assertThat(add("b", "--password=" + PASSWORD).exitCode()).isEqualTo(2);
    }

    @Test
    void disablesAndEnables() {
        assertThat(installation.surroundings().run("user", "disable", "vending").exitCode())
                .isZero();
        assertThat(list()).contains("vending  disabled");
        assertThat(installation.surroundings().run("user", "enable", "vending").exitCode())
                .isZero();
        assertThat(list()).contains("vending  enabled");
    }

    @Test
    void namesTheKnownAccountsWhenThereIsNone() {
        CommandRun run = installation.surroundings().run("user", "disable", "vendign");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("there is no account 'vendign'; known: admin, vending");
    }

    @Test
    void changesAPassword() {
        CommandRun run = installation.with("PW", PASSWORD).run("user", "passwd", "vending", "--password-env=PW");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Changed the password of vending.");
    }

    @Test
    void listsAsJsonWithoutAnythingOfThePassword() {
        CommandRun run = installation.surroundings().run("user", "list", "--json");

        assertThat(run.out())
                .contains("\"name\" : \"vending\"", "\"enabled\" : true")
                .doesNotContain("argon2");
    }

    private CommandRun add(String name, String... more) {
        return installation.surroundings().run(adding(name, more));
    }

    private static String[] adding(String name, String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"user", "add", name, "--role", "ptoken-operator"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return arguments;
    }

    private void assertRefused(CommandRun run, String reason) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(reason).doesNotContain(PASSWORD);
        assertThat(list().lines()).as("heading and the first accounts").hasSize(3);
    }

    private String list() {
        return installation.surroundings().run("user", "list").out();
    }
}
