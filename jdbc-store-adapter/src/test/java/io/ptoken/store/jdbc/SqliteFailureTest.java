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
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.CountingObserver;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@Tag("slow")
class SqliteFailureTest {

    private static final Begun NOON_CLAIMED = new Begun.Claimed(Optional.of(NOON));

    @TempDir
    Path folder;

    private final CountingObserver observer = new CountingObserver();
    private Path file;
    private FaultyDialect dialect;
    private JdbcStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("ptoken.db");
        dialect = new FaultyDialect(new SqliteDialect(file, Duration.ofMillis(200)));
        store = JdbcStore.open(dialect, "the store " + file, observer);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        dialect.onConnect = FaultyDialect.execute("PRAGMA max_page_count = 1");
        String large = "x".repeat(1_000_000);

        StoreException full = failure(() -> store.preferences().set("large", large, entry("large")));

        assertThat(full.reason()).isEqualTo(Reason.FULL);
        assertThat(full)
                .hasMessage("there is no room left for the store " + file
                        + ": free space on its disk; a server that runs already goes on then by itself");
        assertThat(store.preferences().all()).isEmpty();
        assertThat(store.auditLog().head().sequence()).isZero();
        assertThat(observer.failures).containsExactly("1 FULL");

        dialect.onConnect = writer -> {};
        store.preferences().set("large", large, entry("large"));
        assertThat(store.preferences().all()).containsEntry("large", large);
    }

    @Test
    void forgetsEverythingOfACommitThatFails() {
        IssueJournal journal = store.issueJournal();
        dialect.beforeCommit = writer -> {
            throw new SQLiteException("injected", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        };
        StoreException failed = failure(() -> journal.begin(claim("m-1", "h"), wish(meter(1), NOON), NOW));
        assertThat(failed.reason()).isEqualTo(Reason.INPUT_OUTPUT);
        assertThat(failed)
                .hasMessage("the disk failed under the store " + file
                        + " (SQLITE_IOERR_FSYNC): look at the system log and at the disk before more is sold");
        assertThat(journal.find(claim("m-1", "h").key())).isEqualTo(new IssueJournal.Standing.Unknown());

        dialect.beforeCommit = writer -> {};
        assertThat(journal.begin(claim("m-1", "h"), wish(meter(1), NOON), NOW))
                .as("neither the table nor a hint remembers")
                .isEqualTo(NOON_CLAIMED);
    }

    @Test
    void forgetsTheHintsOfACommitThatFails() {
        IssueJournal journal = store.issueJournal();
        journal.begin(claim("m-1", "h1"), wish(meter(1), NOON), NOW);
        dialect.beforeCommit = writer -> {
            throw new SQLiteException("injected", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        };
        failure(() -> journal.begin(claim("m-2", "h2"), wish(meter(1), NOON), NOW));
        dialect.beforeCommit = writer -> {};
        assertThat(journal.begin(claim("m-3", "h3"), wish(meter(1), NOON), NOW))
                .isEqualTo(new Begun.Claimed(Optional.of(NOON.next())));
    }

    @Test
    void saysThatAnotherProcessKeepsTheFileLocked() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            StoreException locked = failure(() -> store.preferences().set("a", "b", entry("a")));
            assertThat(locked.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(locked).hasMessageContaining("has been locked by another process");
            statement.execute("ROLLBACK");
        }
        store.preferences().set("a", "b", entry("a"));
        assertThat(store.preferences().all()).containsEntry("a", "b");
    }

    @Test
    void tellsEverybodyWithinFourSecondsThatAnotherProcessKeepsTheFileLocked() throws Exception {
        Path usual = folder.resolve("usual.db");
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try (JdbcStore tills = JdbcStore.openSqlite(usual);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + usual);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            List<Future<Duration>> waits = callers.invokeAll(Collections.nCopies(20, () -> {
                long begun = System.nanoTime();
                assertThat(failure(() -> tills.preferences().set("a", "b", entry("a"))))
                        .hasMessage(
                                "the store " + usual + " has been locked by another process for 3 s: end the program"
                                        + " that keeps it locked, then try again");
                return Duration.ofNanos(System.nanoTime() - begun);
            }));

            for (Future<Duration> wait : waits) {
                assertThat(wait.get()).isLessThan(Duration.ofSeconds(4));
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** The gaps between the transactions are so short that asking ten times a second misses them. */
    @Test
    void getsItsTurnBesideAProcessThatWritesWithoutAPause() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService busy = Executors.newSingleThreadExecutor();
        try (JdbcStore command =
                        JdbcStore.openSqlite(folder.resolve("busy.db"), StoreObserver.NONE, Duration.ofSeconds(30));
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("busy.db"));
                Statement statement = other.createStatement()) {
            Future<Boolean> writing = busy.submit(() -> {
                while (!done.get()) {
                    statement.execute("BEGIN IMMEDIATE");
                    LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
                    statement.execute("COMMIT");
                }
                return true;
            });
            for (int change = 0; change < 10; change++) {
                command.preferences().set("a", "b", entry("a"));
            }
            done.set(true);
            assertThat(writing.get()).isTrue();
        } finally {
            done.set(true);
            busy.shutdownNow();
        }
    }

    @Test
    void saysThatTheFileIsNoDatabaseAndLeavesItAlone() throws IOException {
        Path text = folder.resolve("text.db");
        Files.writeString(text, "this is a text and no database at all ".repeat(100));
        byte[] before = Files.readAllBytes(text);
        StoreException damaged = failure(() -> JdbcStore.openSqlite(text));
        assertThat(damaged.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(damaged)
                .hasMessage("the store " + text + " is damaged or is not a database (SQLITE_NOTADB):"
                        + " stop the service and restore the newest backup");
        assertThat(Files.readAllBytes(text)).isEqualTo(before);
    }

    @Test
    void saysThatTheFolderIsMissing() {
        Path nowhere = folder.resolve("no/such/folder/ptoken.db");
        StoreException missing = failure(() -> JdbcStore.openSqlite(nowhere));
        assertThat(missing.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(missing).hasMessageContaining(nowhere.toString());
    }

    @Test
    void doesNotQuoteTokensOrPasswordHashes() throws SQLException {
        for (String table : List.of("message", "account")) {
            onFile("CREATE TRIGGER broken_" + table + " BEFORE INSERT ON " + table
                    + " BEGIN SELECT RAISE(ABORT, 'broken'); END");
        }
        onFile("CREATE TRIGGER broken_update BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'broken'); END");
        Account account = Account.of("vending", "$argon2id$marker", Set.of(), Instant.EPOCH);

        StoreException ofAccount = failure(() -> store.accounts().add(account, entry("a")));
        onFile("DROP TRIGGER broken_message");
        store.issueJournal().begin(claim("m-1", "h"), Optional.empty(), NOW);
        StoreException ofResult =
                failure(() -> store.issueJournal().finish(claim("m-1", "h"), List.of(token()), entry("m-1")));

        assertThat(Traces.of(ofAccount)).contains("broken").doesNotContain("marker");
        assertThat(Traces.of(ofResult))
                .contains("broken")
                .doesNotContain(token().token().decimal());
        assertThat(store.accounts().all()).isEmpty();
        assertThat(store.auditLog().head().sequence()).isZero();
    }

    @Test
    void waitsForTheDiskOnTheConnectionThatWrites() throws SQLException {
        try (Connection writer = new SqliteDialect(file).connectWriter()) {
            assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(writer, "synchronous")).as("2 is FULL").isEqualTo("2");
            assertThat(pragma(writer, "busy_timeout"))
                    .as("WriteLockWait waits instead")
                    .isEqualTo("0");
            assertThat(pragma(writer, "wal_autocheckpoint")).isEqualTo("8000");
            assertThat(pragma(writer, "cache_size")).isEqualTo("-65536");
        }
    }

    @Test
    void leavesTheFileToOthersBetweenItsTransactions() throws SQLException {
        store.preferences().set("a", "b", entry("a"));
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
        }
    }

    private void onFile(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static StoreException failure(ThrowingCallable call) {
        return catchThrowableOfType(StoreException.class, call);
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }
}
