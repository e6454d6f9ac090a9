package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DoctorOnPostgresTest {

    @TempDir
    static Path directory;

    private static final PostgresSettings DATABASE = PostgresServer.shared().newDatabase();
    private Duration ahead = Duration.ZERO;

    @BeforeAll
    static void makeANode() {
        SecretFiles.ownerOnly(keyFile(), "5A".repeat(32));
        assertThat(node(Instant.now())
                        .run("init", "--store-url", DATABASE.url())
                        .exitCode())
                .isZero();
    }

    @Test
    void asksTheDatabaseAndChangesNothingInIt() {
        CommandRun run;
        try (JdbcStore store = JdbcStore.openPostgres(DATABASE)) {
            Instant threeDaysAgo = Instant.now().minus(Duration.ofDays(3));
            store.auditLog().append(AuditEntry.local(threeDaysAgo, "root", "backup.made", "", ""));
            Link head = store.auditLog().head();
            run = doctor();
            assertThat(store.auditLog().head()).isEqualTo(head);
        }

        assertThat(run.out())
                .containsPattern("OK +Store\n +" + DATABASE.place() + " answers, PostgreSQL [0-9][^;]*\\.\n")
                .contains("The connection is not encrypted, and does not leave this machine.")
                .containsPattern("OK +Clock\n")
                .containsPattern("OK +Preferences\n +All are valid\\.")
                .containsPattern("OK +Backup\n +The last one was made at .*, 3 days ago\\.")
                .containsPattern("OK +Security module\n +It answers");
    }

    @Test
    void tellsThatItsClockAndOursAreApart() {
        ahead = Duration.ofSeconds(20);
        assertThat(doctor().out())
                .containsPattern(
                        "WARNING +Clock\n +It says .*, and the clock of the database is 1[5-9]|20 s behind\\.");
        ahead = Duration.ofSeconds(-20);
        assertThat(doctor().out()).containsPattern("the clock of the database is 2[0-9] s ahead\\.");
    }

    @Test
    void aFewSecondsApartIsNothing() {
        ahead = Duration.ofSeconds(2);
        assertThat(doctor().out()).containsPattern("OK +Clock\n");
    }

    @Test
    void tellsThatAnotherReleaseHasWrittenIt() throws SQLException {
        execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 1, '', 1, true)");
        assertThat(doctor().out())
                .contains("; another release has written it (schema 99, and this one has ")
                .containsPattern("NOT KNOWN +Security module\n");
    }

    @Test
    void tellsThatItHasNoTablesYetAndMakesNone() throws IOException {
        PostgresSettings empty = PostgresServer.shared().newDatabase();
        for (int look = 1; look <= 2; look++) {
            assertThat(doctorAt(empty.url()).out())
                    .containsPattern("WARNING +Store\\n")
                    .contains("; it has no tables of this program yet.")
                    .containsPattern("NOT KNOWN +Backup\\n");
        }
    }

    @Test
    void tellsThatItCannotBeReached() throws IOException {
        CommandRun run = doctorAt("jdbc:postgresql://127.0.0.1:1/ptoken");

        assertThat(run.out()).containsPattern("ERROR +Store\n").containsPattern("NOT KNOWN +Preferences\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsThatThePasswordIsMissing() {
        CommandRun run = new TestSurroundings()
                .variable("PTOKEN_DATA", directory.resolve("data").toString())
                .variable("PTOKEN_KEY_FILE", keyFile().toString())
                .run("doctor");
        assertThat(run.out()).containsPattern("ERROR +Store\n").contains("PTOKEN_STORE_PASSWORD");
    }

    private static Path keyFile() {
        return directory.resolve("module.key");
    }

    private CommandRun doctorAt(String url) throws IOException {
        Path file = directory.resolve("data/ptoken.yaml");
        String before = Files.readString(file);
        Files.writeString(file, before.replace(DATABASE.url(), url));
        try {
            return doctor();
        } finally {
            Files.writeString(file, before);
        }
    }

    private CommandRun doctor() {
        return node(Instant.now().plus(ahead)).run("doctor");
    }

    private static TestSurroundings node(Instant now) {
        return new TestSurroundings()
                .at(now)
                .variable("PTOKEN_DATA", directory.resolve("data").toString())
                .variable("PTOKEN_KEY_FILE", keyFile().toString())
                .variable("PTOKEN_STORE_PASSWORD", "not looked at");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(DATABASE.url(), "ptoken", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
