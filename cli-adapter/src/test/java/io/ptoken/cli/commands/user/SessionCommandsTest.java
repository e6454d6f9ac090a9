package io.ptoken.cli.commands.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCommandsTest {

    @TempDir
    Path directory;

    private TestInstallation installation;

    @BeforeEach
    void signIn() {
        installation = TestInstallation.made(directory);
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            open(store, "abcdef", "vending", 120, Duration.ofSeconds(1));
            open(store, "abcdee", "vending", 60, Duration.ofMinutes(5));
            open(store, "012345", "other", 60, Duration.ofMinutes(5));
            open(store, "ffffff", "vending", 60, Duration.ofSeconds(-1));
        }
    }

    @Test
    void listsThoseThatAreOpenByShortIds() {
        assertThat(run("session", "list").out()).isEqualTo("""
                ID            USER     FROM      OPENED                UNTIL
                012345000000  other    10.0.0.7  2026-11-23T09:59:00Z  2026-11-23T10:05:00Z
                abcdef000000  vending  10.0.0.7  2026-11-23T09:58:00Z  2026-11-23T10:00:01Z
                abcdee000000  vending  10.0.0.7  2026-11-23T09:59:00Z  2026-11-23T10:05:00Z
                """);
    }

    @Test
    void listsThoseOfOneAccountForPrograms() {
        String json = run("session", "list", "--user=other", "--json").out();

        assertThat(json)
                .contains("\"id\" : \"012345000000\"", "\"user\" : \"other\"", "\"from\" : \"10.0.0.7\"")
                .doesNotContain("vending")
                .doesNotContain("0".repeat(20));
    }

    @Test
    void revokesOne() {
        assertThat(run("session", "revoke", "abcdee").out()).isEqualTo("Revoked session abcdee000000.\n");

        assertThat(run("session", "list").out().lines()).hasSize(3);
        assertThat(lastAudit())
                .isEqualTo(AuditEntry.local(
                        TestSurroundings.NOW, "root", "session.revoke", "vending", "session abcdee000000"));
    }

    @Test
    void revokesAllOfAnAccount() {
        assertThat(run("session", "revoke", "--user=vending").out()).isEqualTo("Revoked 2 sessions of vending.\n");

        assertThat(run("session", "list").out().lines()).hasSize(2);
    }

    @Test
    void refusesWhatIsNoSession() {
        assertRefused(
                run("session", "revoke", "ffffff"),
                1,
                "there is no open session 'ffffff'; 'ptoken session list' shows them");
        assertRefused(run("session", "revoke", "abcde"), 1, "2 open sessions begin with 'abcde'; give more digits");
        assertRefused(
                run("session", "revoke", "--user=vendign"), 1, "there is no account 'vendign'; known: admin, vending");
        String usage = "name either the ID of a session or an account with --user";
        assertRefused(run("session", "revoke"), 2, usage);
        assertRefused(run("session", "revoke", "abcdef", "--user=vending"), 2, usage);
    }

    private CommandRun run(String... arguments) {
        return installation.surroundings().run(arguments);
    }

    private void assertRefused(CommandRun run, int exitCode, String reason) {
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason);
        assertThat(run("session", "list").out().lines()).hasSize(4);
    }

    private AuditEntry lastAudit() {
        try (JdbcStore store = JdbcStore.openSqlite(new DataDirectory(installation.data()).database())) {
            return store.auditLog().page(Instant.EPOCH, TestSurroundings.NOW.plusSeconds(1), 0, 100).stream()
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .entry();
        }
    }

    private static void open(JdbcStore store, String id, String username, int secondsAgo, Duration left) {
        Instant opened = TestSurroundings.NOW.minusSeconds(secondsAgo);
        ApiSession session =
                new ApiSession(id + "0".repeat(58), username, "10.0.0.7", opened, TestSurroundings.NOW.plus(left));
        store.sessions().open(session, AuditEntry.local(opened, username, "signInWithPassword", username, ""));
    }
}
