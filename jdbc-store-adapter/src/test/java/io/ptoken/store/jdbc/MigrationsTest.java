package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.Role;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.service.port.IssueJournal.StoredResult;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.journal.IssuedTokenJson;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MigrationsTest {

    private static final Instant STORED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("ptoken.db");
    }

    @Test
    void bringsWhatTheFirstReleaseStoredToTheNewTables() throws SQLException {
        makeFirstRelease();
        try (JdbcStore store = JdbcStore.openSqlite(file)) {
            assertThat(store.issueJournal().begin(claim("m-2", "h"), wish(meter(1), NOON), NOW))
                    .isEqualTo(new Begun.Claimed(Optional.of(NOON.next())));
            assertThat(store.issueJournal().find(new CallKey("api", "m-1")))
                    .isEqualTo(new Standing.Answered(new StoredResult("digest", List.of(token()))));
            assertThat(store.accounts().all())
                    .containsExactly(
                            Account.of("vending", "$argon2id$hash", Set.of(Role.API, Role.ISSUE_CREDIT), Instant.EPOCH),
                            Account.of("without", "$argon2id$other", Set.of(), Instant.EPOCH)
                                    .withEnabled(false));
            assertThat(store.issueJournal().trimResults(STORED, 10)).isZero();
            assertThat(store.issueJournal().trimResults(STORED.plusMillis(1), 10))
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsSessionsOfBeforeTheirLastUseWasKnown() throws SQLException {
        migrate("3");
        onFile("INSERT INTO api_session VALUES ('a1', 'vending', '10.0.0.7', 1000000, 9000000)");
        try (JdbcStore store = JdbcStore.openSqlite(file)) {
            assertThat(store.sessions().find("a1"))
                    .contains(new ApiSession(
                            "a1", "vending", "10.0.0.7", Instant.ofEpochSecond(1), Instant.ofEpochSecond(9)));
        }
    }

    @Test
    void refusesTheStoreOfANewerReleaseAndSaysWhatToDo() throws SQLException {
        JdbcStore.openSqlite(file).close();
        onFile("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 1, '', 1, 1)");
        StoreException newer = refusal();
        assertThat(newer.reason()).isEqualTo(Reason.SCHEMA);
        assertThat(newer)
                .hasMessage("the store " + file + " was written by a newer release (schema 99): run that release,"
                        + " or restore the backup made before the upgrade");
    }

    @Test
    void refusesASchemaThatItDidNotMake() throws SQLException {
        try (JdbcStore store = JdbcStore.openSqlite(file)) {
            store.preferences().set("a", "b", entry("a"));
        }
        onFile("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");
        StoreException altered = refusal();
        assertThat(altered.reason()).isEqualTo(Reason.SCHEMA);
        assertThat(altered)
                .hasMessage("the store " + file + " has a schema that this program did not make, or that was changed by"
                        + " hand: restore the newest backup, or name another database");
        onFile("SELECT value FROM preference WHERE name = 'a'");
    }

    @Test
    void refusesADatabaseOfSomebodyElse() throws SQLException {
        onFile("CREATE TABLE theirs (id INTEGER)");
        assertThat(refusal().reason()).isEqualTo(Reason.SCHEMA);
        onFile("SELECT id FROM theirs");
    }

    @Test
    void refusesThePostgresDatabaseOfANewerRelease() throws SQLException {
        PostgresSettings settings = PostgresServer.shared().newDatabase();
        JdbcStore.openPostgres(settings).close();
        try (Connection connection = DriverManager.getConnection(settings.url(), "ptoken", "");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success)"
                    + " VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 1, '', 1, true)");
        }
        StoreException newer = catchThrowableOfType(StoreException.class, () -> JdbcStore.openPostgres(settings));
        assertThat(newer.reason()).isEqualTo(Reason.SCHEMA);
        assertThat(newer)
                .hasMessage("the database " + settings.url() + " was written by a newer release (schema 99):"
                        + " run that release, or restore the backup made before the upgrade");
    }

    private StoreException refusal() {
        return catchThrowableOfType(StoreException.class, () -> JdbcStore.openSqlite(file));
    }

    private void migrate(String version) {
        Flyway.configure(MigrationsTest.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file, "", "")
                .locations("classpath:io/ptoken/store/jdbc/migration/sqlite")
                .target(version)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private void makeFirstRelease() throws SQLException {
        migrate("1");
        onFile("INSERT INTO used_tid (meter_pan, base_year, tid) VALUES (" + meter(1).digits() + ", 2014, 720)");
        onFile("INSERT INTO account VALUES ('vending', '$argon2id$hash', 'ptoken-api ptoken-issue-credit', 1)");
        onFile("INSERT INTO account VALUES ('without', '$argon2id$other', '', 0)");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO token_result VALUES ('api', 'm-1', 'digest', ?, ?)")) {
            insert.setString(1, IssuedTokenJson.write(List.of(token())));
            insert.setLong(2, STORED.getEpochSecond());
            insert.executeUpdate();
        }
    }

    private void onFile(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
