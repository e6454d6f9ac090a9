package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.access.Account;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does to accounts that exist; what is added is {@link UserCommandsTest}. */
@Tag("slow")
class UserAdministrationTest {

    private static final String PASSWORD = "another horse";
    private static final String FINGERPRINT = "ab".repeat(32);

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void makeAnInstallation() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void everyChangeIsAuditedUnderTheNameOfThePerson() {
        run("user", "disable", "vending");
        installation.with("SUDO_USER", "jane").run("user", "enable", "vending");

        assertThat(audit())
                .containsExactly(
                        entry("root", "user.add", "roles ptoken-api ptoken-issue-any"),
                        AuditEntry.local(TestSurroundings.NOW, "root", "user.add", "admin", "roles ptoken-admin"),
                        entry("root", "user.disable", ""),
                        entry("root (jane)", "user.enable", ""));
    }

    @Nested
    class Show {

        @Test
        void tellsAllButThePassword() {
            assertThat(run("user", "show", "vending").out()).isEqualTo("""
                    name                vending
                    state               enabled
                    roles               ptoken-api ptoken-issue-any
                    password            set 2026-11-23T10:00:00Z
                    expires             never
                    failed sign-ins     0
                    client certificate  none
                    open sessions       0
                    """);
        }

        @Test
        void tellsProgramsTheSame() {
            change(account().withFailures(6, Optional.of(TestSurroundings.NOW.plusSeconds(2))));

            assertThat(run("user", "show", "vending", "--json").out())
                    .contains(
                            "\"state\" : \"LOCKED\"",
                            "\"failedSignIns\" : 6",
                            "\"lockedUntil\" : \"2026-11-23T10:00:02Z\"",
                            "\"openSessions\" : 0")
                    .doesNotContain("argon2");
        }

        @Test
        void refusesAnUnknownAccount() {
            assertRefused(run("user", "show", "vendign"), "there is no account 'vendign'; known: admin, vending");
        }
    }

    @Nested
    class Passwd {

        @Test
        void leavesAVendingSystemItsPassword() {
            installation.with("PW", PASSWORD).run("user", "passwd", "vending", "--password-env=PW");

            assertThat(account().mustChangePassword()).isFalse();
            assertThat(lastAudit()).isEqualTo(entry("root", "user.passwd", "by an administrator"));
        }

        @Test
        void makesAPersonChangeIt() {
            installation
                    .with("PW", PASSWORD)
                    .run("user", "add", "jane", "--role=ptoken-operator", "--password-env=PW", "--no-must-change");
            assertThat(run("user", "show", "jane").out()).doesNotContain("has to be changed");

            installation.with("PW", PASSWORD).run("user", "passwd", "jane", "--password-env=PW");

            assertThat(run("user", "show", "jane").out()).contains("has to be changed");
        }

        @Test
        void letsTheOwnerChangeItWithThePresentOne() {
            CommandRun run = installation
                    .surroundings()
                    .typing(TestInstallation.PASSWORD, PASSWORD, PASSWORD)
                    .run("user", "passwd", "vending", "--own");

            assertThat(run.exitCode()).isZero();
            assertThat(lastAudit().actor()).isEqualTo("vending");
            assertThat(lastAudit().origin()).isEqualTo("local: root");
            assertThat(lastAudit().detail()).isEqualTo("by its owner");
        }

        @Test
        void refusesTheOwnerWithAWrongOne() {
            CommandRun run = installation
                    .surroundings()
                    .typing("wrong", PASSWORD, PASSWORD)
                    .run("user", "passwd", "vending", "--own");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("ptoken: Sign-in failed: authentication failed for realm='local' username='vending'\n");
            assertThat(account().failedSignIns()).isEqualTo(1);
            assertThat(lastAudit().actor()).as("who typed it").isEqualTo("root");
            assertThat(lastAudit().origin()).isEqualTo("local: root");
        }

        @Test
        void refusesTheOwnerWithOneThatIsTooOld() {
            run("pref", "set", "account.password.maximum.age.days", "30");
            String before = account().passwordHash();

            CommandRun run = installation
                    .surroundings()
                    .at(TestSurroundings.NOW.plus(Duration.ofDays(31)))
                    .typing(TestInstallation.PASSWORD, PASSWORD, PASSWORD)
                    .run("user", "passwd", "vending", "--own");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("ptoken: Sign-in failed: authentication failed for realm='local' username='vending'\n");
            assertThat(run("audit", "list").out())
                    .endsWith("ESignin.Authentication  password too old; an administrator has to set another\n");
            assertThat(account().passwordHash()).isEqualTo(before);
        }

        @Test
        void refusesTheUserName() {
            assertRefused(
                    installation
                            .with("PW", "vending-1")
                            .run("user", "add", "vending-1", "--role=ptoken-operator", "--password-env=PW"),
                    "the password must not be the user name");
        }
    }

    @Nested
    class Roles {

        @Test
        void areReplaced() {
            CommandRun run = run("user", "roles", "vending", "--role=ptoken-api", "--role=ptoken-issue-credit");

            assertThat(run.out()).isEqualTo("Roles of vending: ptoken-api ptoken-issue-credit.\n");
            assertThat(lastAudit()).isEqualTo(entry("root", "user.roles", "ptoken-api ptoken-issue-credit"));
        }

        @Test
        void ofAVendingSystemAndOfAPersonDoNotGoTogether() {
            assertRefused(
                    run("user", "roles", "vending", "--role=ptoken-api", "--role=ptoken-operator"),
                    "an account with ptoken-api may only have ptoken-issue-... roles besides");
        }

        @Test
        void ofATechnicianComeTogether() {
            CommandRun run = installation
                    .with("PW", PASSWORD)
                    .run("user", "add", "van", "--technician", "--expires=2027-01-01", "--password-env=PW");

            assertThat(run.exitCode()).isZero();
            assertThat(run("user", "show", "van").out())
                    .contains("ptoken-issue-eng ptoken-issue-keychange", "2027-01-01T00:00:00Z", "has to be changed")
                    .doesNotContain("ptoken-api");
        }
    }

    @Nested
    class TechniciansOfBefore {

        @BeforeEach
        void makeOne() {
            installation
                    .with("PW", PASSWORD)
                    .run(
                            "user",
                            "add",
                            "van",
                            "--role=ptoken-api",
                            "--role=ptoken-issue-keychange",
                            "--role=ptoken-issue-eng",
                            "--password-env=PW");
        }

        @Test
        void areNamedWithTheCommandThatConvertsThem() {
            assertThat(run("notices").out())
                    .contains("INFO     The account 'van' has the roles that technicians had before: it signs in to the"
                            + " TokenApi and nowhere else.\n"
                            + "         If a technician has it, 'ptoken user roles van --technician' makes it theirs;"
                            + " leave it if a program has it.\n");

            assertThat(run("user", "roles", "van", "--technician").out())
                    .isEqualTo("Roles of van: ptoken-issue-eng ptoken-issue-keychange.\n");

            assertThat(run("notices").out()).doesNotContain("technician");
        }

        @Test
        void areNotNamedWhenTheyAreDisabled() {
            run("user", "disable", "van");

            assertThat(run("notices").out()).doesNotContain("technician");
        }
    }

    @Test
    void anInstallationWithoutAnAdministratorIsToldHowToMakeOne() {
        run("user", "remove", "admin", "--yes");
        assertThat(run("notices").out())
                .contains(
                        "INFO     There is no administrator's account; only the owner of the installation administers,"
                                + " at its machine.\n         'ptoken user add admin --role ptoken-admin' makes one.\n");

        installation.with("PW", PASSWORD).run("user", "add", "admin", "--role=ptoken-admin", "--password-env=PW");

        assertThat(run("notices").out()).doesNotContain("administrator");
    }

    @Nested
    class State {

        @Test
        void isUnlocked() {
            change(account().withFailures(6, Optional.of(TestSurroundings.NOW.plusSeconds(2))));
            assertThat(run("user", "list").out()).contains("vending  locked");

            assertThat(run("user", "unlock", "vending").out()).isEqualTo("Unlocked vending.\n");

            assertThat(account().failedSignIns()).isZero();
            assertThat(account().lockedUntil()).isEmpty();
        }

        @Test
        void endsAndDoesNotEnd() {
            assertThat(run("user", "expire", "vending", "--at=2026-11-23", "--yes")
                            .out())
                    .isEqualTo("vending expires 2026-11-23T00:00:00Z.\n");
            assertThat(run("user", "list").out()).contains("vending  expired");

            assertThat(run("user", "expire", "vending", "--never").out()).isEqualTo("vending expires never.\n");
            assertThat(run("user", "list").out()).contains("vending  enabled");
        }

        @Test
        void needsAnEndOrNever() {
            assertThat(run("user", "expire", "vending").exitCode()).isEqualTo(2);
            assertThat(run("user", "expire", "vending", "--at=tomorrow").err())
                    .contains("got 'tomorrow', expected a date as 2031-12-31");
        }
    }

    @Nested
    class Certificate {

        @Test
        void isBoundByItsFile() {
            Path server = installation.data().resolve("tls/server-certificate.pem");

            CommandRun run = run("user", "certificate", "vending", "--file=" + server);

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).matches("Client certificate of vending: [0-9a-f]{64}\\.\n");
        }

        @Test
        void isBoundByItsFingerprintAndMayStandAlone() {
            assertThat(run("user", "certificate", "vending", "--fingerprint=" + FINGERPRINT, "--alone")
                            .out())
                    .isEqualTo("Client certificate of vending: " + FINGERPRINT + ", without a password.\n");
            assertThat(account().hasPassword()).isFalse();
            assertThat(run("user", "show", "vending").out()).contains("none, the client certificate alone");
            assertRefused(
                    run("user", "certificate", "vending", "--none"),
                    "the account 'vending' has no password; set one before its certificate goes");
        }

        @Test
        void isUnbound() {
            run("user", "certificate", "vending", "--fingerprint=" + FINGERPRINT);

            assertThat(run("user", "certificate", "vending", "--none").out())
                    .isEqualTo("Client certificate of vending: none.\n");
            assertThat(account().certificate()).isEmpty();
        }

        @Test
        void isOne() throws Exception {
            Path empty = Files.writeString(directory.resolve("empty.pem"), "");

            assertRefused(
                    run("user", "certificate", "vending", "--file=" + empty),
                    "The file " + empty + " holds no certificate in PEM form");
            assertRefused(
                    run("user", "certificate", "vending", "--fingerprint=abc"),
                    "got 'abc', expected the SHA-256 of a certificate, 64 hex digits");
        }
    }

    @Nested
    class Remove {

        @Test
        void asksFirst() {
            assertRefused(
                    installation.surroundings().typing("n").run("user", "remove", "vending"),
                    "not confirmed; nothing was removed");

            CommandRun run = installation.surroundings().typing("y").run("user", "remove", "vending");

            assertThat(run.out()).isEqualTo("Removed vending.\n");
            assertThat(run("user", "list").out())
                    .isEqualTo(
                            "NAME   STATE    EXPIRES  PASSWORD UNTIL  ROLES\nadmin  enabled  never    never           ptoken-admin\n");
        }

        @Test
        void doesNotAskWithYes() {
            assertThat(run("user", "remove", "vending", "--yes").exitCode()).isZero();
        }

        @Test
        void refusesAnUnknownAccount() {
            assertRefused(
                    run("user", "remove", "vendign", "--yes"), "there is no account 'vendign'; known: admin, vending");
        }
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().run(arguments);
    }

    private void assertRefused(CommandRun run, String reason) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("ptoken: " + reason + "\n");
        assertThat(run("user", "list").out().lines()).as("heading and accounts").hasSize(3);
    }

    private JdbcStore store() {
        return JdbcStore.openSqlite(new DataDirectory(installation.data()).database());
    }

    private Account account() {
        try (JdbcStore store = store()) {
            return store.accounts().find("vending").orElseThrow();
        }
    }

    private void change(Account changed) {
        try (JdbcStore store = store()) {
            assertThat(store.accounts().update("vending", before -> changed, entry("test", "test", "")))
                    .isPresent();
        }
    }

    private List<AuditEntry> audit() {
        try (JdbcStore store = store()) {
            return store.auditLog().page(Instant.EPOCH, TestSurroundings.NOW.plusSeconds(1), 0, 100).stream()
                    .map(row -> row.entry())
                    .toList();
        }
    }

    private AuditEntry lastAudit() {
        List<AuditEntry> all = audit();
        return all.get(all.size() - 1);
    }

    private static AuditEntry entry(String actor, String action, String detail) {
        return AuditEntry.local(TestSurroundings.NOW, actor, action, "vending", detail);
    }
}
