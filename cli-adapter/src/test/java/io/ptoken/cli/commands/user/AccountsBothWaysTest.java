package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.cli.document.Schemas;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on accounts, sessions, preferences and the audit log, with a server and without. */
@Tag("slow")
class AccountsBothWaysTest {

    private static final String PASSWORD = "another horse";
    private static final String FINGERPRINT = "ab".repeat(32);

    /** Whom the operating system knows at the other end of the socket. */
    private static final String USER = System.getProperty("user.name");

    @TempDir
    Path directory;

    /** Commands of one installation, and what came of them. */
    private static final class Session {

        private final TestInstallation installation;
        private final List<CommandRun> runs = new ArrayList<>();

        private Session(TestInstallation installation) {
            this.installation = installation;
        }

        private CommandRun run(String... words) {
            return in(installation.with("PW", PASSWORD), words);
        }

        private CommandRun in(TestSurroundings surroundings, String... words) {
            CommandRun run = surroundings.run(words);
            runs.add(new CommandRun(
                    run.exitCode(),
                    run.out().replace("local: " + USER, "local: root"),
                    run.err().replace(installation.data().toString(), "DATA")));
            return run;
        }

        private CommandRun typing(String answers, String... words) {
            return in(installation.with("PW", PASSWORD).typing(answers.split("\\|")), words);
        }
    }

    private List<CommandRun> both(BiConsumer<Session, TestInstallation> work) {
        return BothWays.same(directory, installation -> {
            Session session = new Session(installation);
            work.accept(session, installation);
            return session.runs;
        });
    }

    @Test
    void accounts() {
        List<CommandRun> runs = both((session, installation) -> {
            session.run("user", "add", "till", "--role=ptoken-api", "--role=ptoken-issue-credit", "--password-env=PW");
            session.typing(PASSWORD + "|" + PASSWORD, "user", "add", "jane", "--role=ptoken-operator");
            session.run("user", "add", "van", "--technician", "--expires=2027-12-31", "--password-env=PW");
            session.run("user", "list");
            session.run("user", "list", "--json");
            session.run("user", "show", "van");
            session.run("user", "show", "van", "--json");
            session.run("user", "roles", "till", "--role=ptoken-api", "--role=ptoken-issue-any");
            session.run("user", "disable", "till");
            session.run("user", "enable", "till");
            session.run("user", "unlock", "till");
            session.typing("y", "user", "expire", "till", "--at=2026-01-01");
            session.run("user", "expire", "till", "--never");
            session.run("user", "passwd", "jane", "--password-env=PW");
            session.typing(PASSWORD + "|the third horse|the third horse", "user", "passwd", "jane", "--own");
            session.run("user", "certificate", "till", "--fingerprint=" + FINGERPRINT, "--alone");
            session.typing("n", "user", "remove", "till");
            session.typing("y", "user", "remove", "till");
            session.run("user", "remove", "jane", "--yes");
            session.run("audit", "list");
        });

        assertThat(runs.subList(0, 16))
                .allMatch(run -> run.exitCode() == 0 && run.err().isEmpty());
        assertThat(runs.get(16).err()).isEqualTo("ptoken: not confirmed; nothing was removed\n");
        assertThat(runs.get(19).out().lines()).hasSize(18);
    }

    @Test
    void refusalsOfAccounts() {
        List<CommandRun> runs = both((session, installation) -> {
            session.run("user", "show", "nobody");
            session.run("user", "unlock", "nobody");
            session.run("user", "remove", "nobody", "--yes");
            session.run("user", "passwd", "nobody", "--password-env=PW");
            session.run("user", "add", "vending", "--role=ptoken-api", "--password-env=PW");
            session.run("user", "add", "jane", "--role=ptoken-api", "--role=ptoken-admin", "--password-env=PW");
            session.run("user", "add", "jane", "--role=ptoken-admin", "--password-env=NONE");
            session.run("user", "add", "another horse", "--role=ptoken-admin", "--password-env=PW");
            session.typing(PASSWORD + "|" + PASSWORD + "!", "user", "add", "jane", "--role=ptoken-admin");
            session.in(
                    installation.with("PW", "short"),
                    "user",
                    "add",
                    "jane",
                    "--role=ptoken-admin",
                    "--password-env=PW");
            Path open = SecretFiles.readableByAll(installation.data().resolve("open"), PASSWORD);
            session.run("user", "passwd", "vending", "--password-file=" + open);
            session.typing("wrong|" + PASSWORD + "|" + PASSWORD, "user", "passwd", "vending", "--own");
            session.run("user", "certificate", "vending", "--fingerprint=abc");
            session.run("user", "list");
        });

        assertThat(runs.subList(0, 13))
                .allSatisfy(run -> assertThat(run.exitCode()).isEqualTo(1))
                .allSatisfy(run -> assertThat(run.out()).isEmpty());
        assertThat(runs.get(8).err()).isEqualTo("ptoken: the two passwords differ; nothing was stored\n");
        assertThat(runs.get(13).out().lines()).hasSize(3);
    }

    @Test
    void sessions() {
        List<CommandRun> runs = both((session, installation) -> {
            open(installation, "abcdef");
            open(installation, "abcdee");
            open(installation, "012345");
            session.run("session", "list");
            session.run("session", "list", "--user=vending", "--json");
            session.run("user", "show", "vending");
            session.run("session", "revoke", "abcde");
            session.run("session", "revoke", "abcdee");
            session.run("session", "revoke", "--user=vending");
            session.run("session", "list");
        });

        assertThat(runs.get(0).out().lines()).hasSize(4);
        assertThat(runs.get(2).out()).contains("open sessions       3");
        assertThat(runs.get(3).err()).isEqualTo("ptoken: 2 open sessions begin with 'abcde'; give more digits\n");
        assertThat(runs.get(5).out()).isEqualTo("Revoked 2 sessions of vending.\n");
    }

    @Test
    void preferences() {
        List<CommandRun> runs = both((session, installation) -> {
            session.run("pref", "set", "ptoken.sessionTimeoutSec", "60");
            session.run("pref", "get", "ptoken.sessionTimeoutSec");
            session.run("pref", "get", "ptoken.sessionTimeoutSec", "--json");
            session.run("pref", "list");
            session.run("pref", "list", "--verbose");
            session.run("pref", "list", "--json");
            session.run("pref", "reset", "ptoken.sessionTimeoutSec");
            session.run("pref", "set", "ptoken.sessionTimeoutSec", "0");
            session.run("pref", "get", "ptoken.sessionTimeout");
            // A server says besides what is in effect until it restarts; ModesBothWaysTest has that.
            assertThat(installation
                            .surroundings()
                            .run("pref", "set", "ptoken.meterManufacturingMode", "true")
                            .out())
                    .startsWith("ptoken.meterManufacturingMode is now true; it was false (default)."
                            + " Takes effect at the next start");
        });

        assertThat(runs.get(0).err()).startsWith("Warning: ptoken.sessionTimeoutSec is 60");
        assertThat(runs.get(1).out()).isEqualTo("60\n");
        assertThat(runs.get(7).err()).startsWith("ptoken: Preference 'ptoken.sessionTimeoutSec' out of range");
        assertThat(runs.get(8).err()).contains("did you mean 'ptoken.sessionTimeoutSec'?");
    }

    @Test
    void theAuditLog() {
        List<CommandRun> runs = both((session, installation) -> {
            session.in(installation.with("SUDO_USER", "jane"), "pref", "set", "ptoken.sessionTimeoutSec", "600");
            session.run("pref", "set", "ptoken.sessionTimeoutSec", "700");
            session.run("user", "unlock", "nobody");
            session.run("audit", "list", "--last=3");
            session.run("audit", "list", "--last=2", "--json");
            session.run("audit", "list", "--who=root (jane)");
            session.run("audit", "list", "--what=pref.set", "--last=1");
            session.run("audit", "list", "--outcome=EAccount");
            session.run("audit", "list", "--from-address=10.");
            session.run("audit", "list", "--subject=nobody", "--from=2026-11-23", "--to=2026-11-24");
            session.run("audit", "verify");
            session.run("audit", "verify", "--expect", "3:" + "0".repeat(64));
            session.run("audit", "verify", "--json", "--expect", "9999:" + "0".repeat(64));
            session.run("audit", "export", "--format=csv");
            session.run("audit", "export", "--format=jsonl", "--from=2026-11-23T09:00:00Z");
        });

        assertThat(runs.get(3).out().lines()).hasSize(4);
        assertThat(runs.get(5).out()).contains("old 300 (default), new 600");
        assertThat(runs.get(5).out().lines()).hasSize(2);
        assertThat(runs.get(6).out()).contains("new 700");
        assertThat(runs.get(7).out()).contains("EAccount.Unknown");
        assertThat(runs.get(8).out().lines()).hasSize(1);
        assertThat(runs.get(9).out().lines()).hasSize(2);
        assertThat(runs.get(10).out()).startsWith("The audit log is whole: ");
        assertThat(runs.get(11).exitCode()).isEqualTo(1);
        assertThat(runs.get(13).out()).contains("\r\n").contains(",audit.export,");
    }

    /** More rows than one answer has, each in its place and none twice. */
    @Test
    void aLongAuditLog() {
        List<String> both = BothWays.same(directory, installation -> {
            try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
                for (int i = 0; i < 1_100; i++) {
                    store.auditLog()
                            .append(AuditEntry.local(TestSurroundings.NOW, "jane", "test", "meter", "row " + i));
                }
            }
            Path file = installation.data().resolve("export");
            CommandRun export =
                    installation.surroundings().run("audit", "export", "--format=jsonl", "--output=" + file);
            CommandRun list = installation.surroundings().run("audit", "list", "--who=jane", "--last=1050", "--json");
            try {
                return List.of(export.err().replace(file.toString(), "FILE"), Files.readString(file), list.out());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(both.get(0)).matches("110\\d rows written to FILE\\.\n");
        assertThat(both.get(1).lines().filter(line -> line.contains("\"jane\"")))
                .hasSize(1_100);
        assertThat(both.get(2).lines()).hasSize(1_050);
        assertThat(both.get(2).lines().findFirst().orElseThrow()).contains("\"row 50\"");
        assertThat(both.get(2).lines().distinct()).hasSize(1_050);
    }

    /** Somebody who may, and somebody who may not. */
    @Test
    void withAnAccount() {
        List<String> commands = List.of(
                "user show jane",
                "user list --json",
                "user disable eve",
                "user enable eve",
                "user unlock eve",
                "user expire eve --never",
                "user roles eve --role=ptoken-auditor",
                "user certificate eve --fingerprint=" + FINGERPRINT,
                "user certificate eve --none",
                "user passwd eve --password-env=PW",
                "user add till --role=ptoken-api --password-env=PW",
                "session list",
                "session revoke --user=till",
                "pref list",
                "pref get ptoken.sessionTimeoutSec",
                "pref set ptoken.sessionTimeoutSec 600",
                "pref reset ptoken.sessionTimeoutSec",
                "audit list --last=1",
                "audit verify",
                "audit export --format=csv --from=2100-01-01");
        List<CommandRun> runs = both((session, installation) -> {
            people(session);
            commands.forEach(command -> session.typing(PASSWORD, as(command, "jane")));
            commands.forEach(command -> session.typing(PASSWORD, as(command, "joe")));
            session.run("audit", "list", "--what=user.disable");
        });

        assertThat(runs.subList(3, 3 + commands.size())).allSatisfy(run -> {
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
        });
        assertThat(runs.subList(3 + commands.size(), 3 + 2 * commands.size())).allSatisfy(run -> {
            assertThat(run.out())
                    .satisfiesAnyOf(
                            out -> assertThat(out).isEmpty(),
                            out -> assertThat(
                                            Schemas.valid(out).at("/error/code").asText())
                                    .isEqualTo("EAuthentication.Permission"));
            assertThat(run.err()).startsWith("ptoken: joe may not do this: it takes the role 'ptoken-");
            assertThat(run.exitCode()).isEqualTo(1);
        });
        assertThat(runs.get(runs.size() - 1).out())
                .containsPattern("jane +local: root +user.disable +eve +Ok")
                .containsPattern("joe +local: root +user.disable +eve +EAuthentication.Permission");
    }

    @Test
    void whoIsNotLetInChangesNothing() {
        List<String> commands = List.of(
                "user unlock vending",
                "session revoke --user=vending",
                "pref set ptoken.sessionTimeoutSec 600",
                "audit export --format=csv");
        List<CommandRun> runs = both((session, installation) -> {
            people(session);
            commands.forEach(command -> session.typing("wrong", as(command, "jane")));
            commands.forEach(command -> session.typing(TestInstallation.PASSWORD, as(command, "vending")));
            session.typing(PASSWORD, "user", "list", "--as=eve"); // has to change the password first
            session.run("pref", "get", "ptoken.sessionTimeoutSec");
        });

        assertThat(runs.subList(3, 7))
                .allSatisfy(run -> assertThat(run.err())
                        .isEqualTo(
                                "ptoken: Sign-in failed: authentication failed for realm='local' username='jane'\n"));
        assertThat(runs.subList(7, 11))
                .allSatisfy(run -> assertThat(run.err())
                        .isEqualTo("ptoken: the account 'vending' belongs to a program (it has the role"
                                + " 'ptoken-api') and may do nothing here; people have accounts of their own\n"));
        assertThat(runs.get(11).err())
                .isEqualTo("ptoken: Sign-in failed: authentication failed for realm='local' username='eve'\n");
        assertThat(runs.subList(3, 12))
                .allMatch(run -> run.exitCode() == 1 && run.out().isEmpty());
        assertThat(runs.get(12).out()).isEqualTo("300\n");
    }

    @Test
    void whatCannotBeUndoneTakesThePasswordAgain() {
        List<CommandRun> runs = both((session, installation) -> {
            people(session);
            session.typing(PASSWORD + "|wrong", as("user remove joe --yes", "jane"));
            session.typing(PASSWORD + "|" + PASSWORD, as("user remove joe", "jane"));
            session.run("user", "list");
        });

        assertThat(runs.get(3).err()).startsWith("ptoken: Sign-in failed: authentication failed");
        assertThat(runs.get(4).out()).isEqualTo("Removed joe.\n");
        assertThat(runs.get(5).out()).doesNotContain("joe");
    }

    /** For scripts, which have no terminal to ask at. */
    @Test
    void thePasswordOfTheAccountComesFromAFileOrVariable() {
        List<CommandRun> runs = both((session, installation) -> {
            people(session);
            Path file = SecretFiles.ownerOnly(installation.data().resolve("jane.txt"), PASSWORD + "\n");
            session.run(as("user disable eve --as-password-file=" + file, "jane"));
            session.run(as("user remove joe --as-password-env=PW", "jane"));
            session.run(as("user remove eve --as-password-env=NONE", "jane"));
            session.run("user", "list", "--as-password-env=PW");
            session.typing(
                    "the third horse|the third horse", as("user passwd jane --own --as-password-env=PW", "jane"));
            session.run(as("user list --as-password-env=PW", "jane"));
            session.run(as("user list --as-password-file=" + file + " --as-password-env=PW", "jane"));
        });

        assertThat(runs.get(3).out()).as(runs.get(3).err()).startsWith("Disabled eve");
        assertThat(runs.get(4).out()).as("confirmed by it, too").isEqualTo("Removed joe.\n");
        assertThat(runs.get(5).err()).isEqualTo("ptoken: environment variable NONE is not set\n");
        assertThat(runs.get(6).err()).isEqualTo("ptoken: whose password is it? Name the account with --as NAME\n");
        assertThat(runs.get(7).out()).isEqualTo("Changed the password of jane.\n");
        assertThat(runs.get(8).err()).startsWith("ptoken: Sign-in failed");
        assertThat(runs.get(9).exitCode()).isEqualTo(2);
    }

    /** Who has to change a password cannot sign in before; nobody changes that of somebody else so. */
    @Test
    void everybodyChangesTheirOwnPassword() {
        String others = PASSWORD + "|" + PASSWORD + "|the third horse|the third horse";
        List<CommandRun> runs = both((session, installation) -> {
            people(session);
            session.typing(PASSWORD + "|the third horse|the third horse", as("user passwd eve --own", "eve"));
            session.typing("the third horse", as("user show eve", "eve"));
            session.typing(others, as("user passwd jane --own", "joe"));
            session.run("audit", "list", "--what=user.passwd");
        });

        assertThat(runs.get(3).out()).isEqualTo("Changed the password of eve.\n");
        assertThat(runs.get(4).out()).contains("password            set 2026-11-23T10:00:00Z\n");
        assertThat(runs.get(5).err()).startsWith("ptoken: joe may not do this: it takes the role 'ptoken-admin'");
        assertThat(runs.get(6).out())
                .containsPattern("eve +local: root +user.passwd +eve +Ok +by its owner")
                .doesNotContain("joe");
    }

    @Test
    void anOwnerWhoMayNotActWithoutAnAccount() {
        List<CommandRun> runs = both((session, installation) -> {
            Path configuration = installation.data().resolve("ptoken.yaml");
            people(session);
            session.run("user", "list", "--config", ownerSignsIn(configuration).toString());
            session.typing(PASSWORD, "user", "list", "--as=jane", "--config", configuration.toString());
        });

        assertThat(runs.get(3).err())
                .isEqualTo(
                        "ptoken: the owner of this installation signs in too (control.ownerActs); name an account with"
                                + " --as\n");
        assertThat(runs.get(4).exitCode()).isZero();
    }

    private static Path ownerSignsIn(Path configuration) {
        try {
            String made = Files.readString(configuration);
            return Files.writeString(configuration, made.replace("ownerActs: true", "ownerActs: false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void people(Session session) {
        session.run("user", "add", "jane", "--role=ptoken-admin", "--no-must-change", "--password-env=PW");
        session.run("user", "add", "joe", "--role=ptoken-operator", "--no-must-change", "--password-env=PW");
        session.run("user", "add", "eve", "--role=ptoken-auditor", "--password-env=PW");
    }

    private static String[] as(String command, String account) {
        return (command + " --as=" + account).split(" ");
    }

    private static void open(TestInstallation installation, String id) {
        Instant opened = TestSurroundings.NOW.minusSeconds(60);
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            store.sessions()
                    .open(
                            new ApiSession(
                                    id + "0".repeat(58),
                                    "vending",
                                    "10.0.0.7",
                                    opened,
                                    TestSurroundings.NOW.plus(Duration.ofMinutes(5))),
                            AuditEntry.local(opened, "vending", "signInWithPassword", "vending", ""));
        }
    }
}
