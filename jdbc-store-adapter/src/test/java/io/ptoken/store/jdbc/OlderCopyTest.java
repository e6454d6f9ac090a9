package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.postgres.PostgresDialect;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is put back, while a process works on it, to what it was before. */
@Tag("slow")
class OlderCopyTest {

    @Nested
    class OnSqlite extends Cases {

        @TempDir
        Path folder;

        /** Connections go on with a file that has lost its name: what they write would be lost. */
        @Test
        void storesNothingInAFileThatWasReplaced() throws IOException {
            Path file = folder.resolve("ptoken.db");
            try (JdbcStore store = JdbcStore.openSqlite(file)) {
                store.auditLog().append(entry("a"));
                Files.copy(file, folder.resolve("copy"));
                Files.move(folder.resolve("copy"), file, StandardCopyOption.REPLACE_EXISTING);

                for (ThrowingCallable call : List.<ThrowingCallable>of(
                        () -> store.auditLog().append(entry("b")),
                        store::probe,
                        () -> store.issueJournal().begin(claim("m", "h"), wish(meter(1), NOON), NOW))) {
                    StoreException refusal = catchThrowableOfType(StoreException.class, call);
                    assertThat(refusal.reason()).isEqualTo(Reason.OLDER);
                    assertThat(refusal)
                            .hasMessage(
                                    "the file " + file + " was replaced or removed while it was open; nothing is stored"
                                            + " any more: stop this process and start it again");
                }
                Files.delete(file);
                assertThat(catchThrowableOfType(StoreException.class, store::probe)
                                .reason())
                        .isEqualTo(Reason.OLDER);
            }
        }

        @Override
        String url() {
            return "jdbc:sqlite:" + folder.resolve("ptoken.db");
        }

        @Override
        Dialect dialect() {
            return new SqliteDialect(folder.resolve("ptoken.db"));
        }
    }

    @Nested
    class OnPostgres extends Cases {

        private final PostgresSettings settings = PostgresServer.shared().newDatabase();

        @Override
        String url() {
            return settings.url() + "?user=ptoken";
        }

        @Override
        Dialect dialect() {
            return new PostgresDialect(settings);
        }
    }

    abstract static class Cases {

        abstract String url();

        abstract Dialect dialect();

        @Test
        void takesNoResultOnceWhatThisProcessWroteIsMissing() throws SQLException {
            try (JdbcStore store = open(dialect())) {
                write(store, "a");
                write(store, "b");
                store.issueJournal().begin(claim("m", "h"), wish(meter(1), NOON), NOW);
                putBackTo(1);

                assertOlder(
                        () -> store.issueJournal().finish(claim("m", "h"), List.of(token()), entry("m")), store, 1, 2);
            }
        }

        @Test
        void changesNothingAnyMoreAndSaysSoWhenItIsProbed() throws SQLException {
            try (JdbcStore store = open(dialect())) {
                write(store, "a");
                write(store, "b");
                putBackTo(1);

                assertOlder(store::probe, store, 1, 2);
                StoreException begin =
                        failure(() -> store.issueJournal().begin(claim("m", "h"), wish(meter(1), NOON), NOW));
                assertThat(begin.reason()).isEqualTo(Reason.OLDER);
                assertThat(count("SELECT COUNT(*) FROM used_tid")).isZero();
                assertThat(count("SELECT COUNT(*) FROM message")).isZero();
                assertThat(failure(() -> write(store, "c")).reason()).isEqualTo(Reason.OLDER);
                assertThat(count("SELECT COUNT(*) FROM audit_log")).isEqualTo(1);
            }
        }

        @Test
        void isNotDeceivedByOtherRowsInTheirPlace() throws SQLException {
            try (JdbcStore store = open(dialect())) {
                write(store, "a");
                write(store, "b");
                putBackTo(1);
                try (JdbcStore other = open(dialect())) {
                    write(other, "x");
                    write(other, "y");
                }

                assertOlder(store::probe, store, 3, 2);
            }
        }

        @Test
        void noticesAtANewConnectionBeforeAnIdentifierIsReserved() throws SQLException {
            FaultyDialect dialect = new FaultyDialect(dialect());
            try (JdbcStore store = JdbcStore.open(dialect, "the store", StoreObserver.NONE)) {
                write(store, "a");
                write(store, "b");
                dialect.beforeCommit = writer -> {
                    writer.close();
                    throw new SQLException("the primary is gone", "08006");
                };
                failure(() -> write(store, "c"));
                dialect.beforeCommit = writer -> {};
                putBackTo(1);

                StoreException begin =
                        failure(() -> store.issueJournal().begin(claim("m", "h"), wish(meter(1), NOON), NOW));
                assertThat(begin.reason()).isEqualTo(Reason.OLDER);
                assertThat(count("SELECT COUNT(*) FROM used_tid")).isZero();
            }
        }

        @Test
        void goesOnWhenTheNewestCopyIsBack() throws SQLException {
            try (JdbcStore store = open(dialect())) {
                write(store, "a");
                execute("CREATE TABLE newest AS SELECT * FROM audit_log");
                write(store, "b");
                execute("DROP TABLE newest");
                execute("CREATE TABLE newest AS SELECT * FROM audit_log");
                putBackTo(1);
                assertThat(failure(store::probe).reason()).isEqualTo(Reason.OLDER);

                execute("INSERT INTO audit_log SELECT * FROM newest WHERE sequence = 2");
                execute("UPDATE audit_chain SET head_sequence = 2,"
                        + " head_hash = (SELECT hash FROM audit_log WHERE sequence = 2)");

                assertThatCode(store::probe).doesNotThrowAnyException();
                write(store, "c");
                assertThat(store.auditLog().head().sequence()).isEqualTo(3);
            }
        }

        @Test
        void isNotDisturbedByOtherNodesAndTrimming() {
            try (JdbcStore store = open(dialect());
                    JdbcStore other = open(dialect())) {
                for (int i = 0; i < 5; i++) {
                    write(store, "a" + i);
                    write(other, "b" + i);
                }
                other.auditLog().trim(NOW.plusSeconds(1), 10);
                write(store, "c");
                write(other, "d");
                assertThatCode(store::probe).doesNotThrowAnyException();
            }
        }

        private static JdbcStore open(Dialect dialect) {
            return JdbcStore.open(dialect, "the store", StoreObserver.NONE);
        }

        private static void write(JdbcStore store, String subject) {
            store.auditLog().append(entry(subject));
        }

        private void assertOlder(ThrowingCallable call, JdbcStore store, int head, int missing) {
            StoreException refusal = failure(call);
            assertThat(refusal.reason()).isEqualTo(Reason.OLDER);
            assertThat(refusal)
                    .hasMessage("the audit log ends at row " + head + ", and row " + missing
                            + " that this process wrote is not in it: an older copy of the store was put back, or a"
                            + " standby that was behind took over; nothing is stored in it. Put the newest copy back and"
                            + " start again, or, if there is none, stop every node and accept it with"
                            + " 'ptoken store accept-older'");
            assertThat(store.auditLog().head().sequence()).isEqualTo(head);
        }

        private void putBackTo(int sequence) throws SQLException {
            execute("DELETE FROM audit_log WHERE sequence > " + sequence);
            execute("UPDATE audit_chain SET head_sequence = " + sequence
                    + ", head_hash = (SELECT hash FROM audit_log WHERE sequence = " + sequence + ")");
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private long count(String sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url());
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        private static StoreException failure(ThrowingCallable call) {
            return catchThrowableOfType(StoreException.class, call);
        }
    }
}
