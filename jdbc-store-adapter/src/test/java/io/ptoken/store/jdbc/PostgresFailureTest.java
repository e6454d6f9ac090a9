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
import static org.awaitility.Awaitility.await;

import io.ptoken.service.contract.ChainCheck;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.postgres.PostgresDialect;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.sql.CountingObserver;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class PostgresFailureTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CountingObserver observer = new CountingObserver();

    @Test
    void refusesWhileTheDatabaseIsStoppedAndGoesOnWhenItIsBack() {
        try (PostgresServer server = PostgresServer.startDurable()) {
            PostgresSettings settings = impatient(server.newDatabase());
            try (JdbcStore store = JdbcStore.openPostgres(settings)) {
                store.preferences().set("a", "1", entry("before"));
                server.stop();

                StoreException change = failure(() -> store.preferences().set("a", "2", entry("stopped")));
                StoreException reading = failure(() -> store.preferences().all());
                assertThat(change.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(reading.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure(store::probe).reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure(() -> store.accounts().all())).hasMessage(String.valueOf(reading.getMessage()));
                assertThat(failure(() -> store.preferences().set("a", "3", entry("stopped"))))
                        .hasMessage("the database " + settings.url() + " cannot be reached or does not answer"
                                + " (SQLSTATE 08001): start it, or look at its load and at the network;"
                                + " a server that runs already goes on then by itself");

                server.start();
                await().ignoreExceptions().until(() -> {
                    store.probe();
                    return true;
                });
                assertThat(store.preferences().all()).containsEntry("a", "1");
                store.preferences().set("a", "4", entry("after"));
                assertThat(ChainCheck.assertWhole(store.auditLog())).isEqualTo(2);
            }
        }
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheConnectionBreaksWhileCommitting() {
        FaultyDialect dialect = new FaultyDialect(new PostgresDialect(database()));
        try (JdbcStore store = JdbcStore.open(dialect, "the database", observer)) {
            dialect.afterCommit = FaultyDialect.fail("08006");
            StoreException unknown = failure(() -> store.preferences().set("a", "1", entry("a")));
            assertThat(unknown.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
            assertThat(unknown).hasMessageContaining("whether this change is stored is not known");
            dialect.afterCommit = writer -> {};
            assertThat(store.preferences().all()).containsEntry("a", "1");
        }
    }

    @Test
    void doesNotKnowTheOutcomeWhenItsSessionIsEndedWhileCommitting() {
        PostgresSettings settings = database();
        FaultyDialect dialect = new FaultyDialect(new PostgresDialect(settings));
        try (JdbcStore store = JdbcStore.open(dialect, "the database", observer)) {
            dialect.beforeCommit = writer -> {
                int pid = writer.unwrap(org.postgresql.PGConnection.class).getBackendPID();
                PostgresServer.shared().execute("SELECT pg_terminate_backend(" + pid + ", 5000)");
            };
            StoreException unknown = failure(() -> store.preferences().set("a", "1", entry("a")));
            assertThat(unknown.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
            dialect.beforeCommit = writer -> {};
            assertThat(store.preferences().all()).isEmpty();
            store.preferences().set("a", "2", entry("a"));
            assertThat(ChainCheck.assertWhole(store.auditLog())).isEqualTo(1);
        }
    }

    @Test
    void runsABatchAgainThatTheDatabaseEndedBecauseOfAnotherNode() {
        FaultyDialect dialect = new FaultyDialect(new PostgresDialect(database()));
        try (JdbcStore store = JdbcStore.open(dialect, "the database", observer)) {
            AtomicInteger failures = new AtomicInteger(2);
            dialect.beforeCommit = writer -> {
                if (failures.getAndDecrement() > 0) {
                    throw new SQLException("injected", "40P01");
                }
            };
            assertThat(store.issueJournal().begin(claim("m-1", "h"), wish(meter(1), NOON), NOW))
                    .isEqualTo(new Begun.Claimed(Optional.of(NOON)));
            assertThat(observer.retries).containsExactly(1, 1);

            dialect.beforeCommit = FaultyDialect.fail("40001");
            StoreException refused = failure(() -> store.preferences().set("a", "1", entry("a")));
            assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(refused)
                    .hasMessage("the database ended this change 5 times because of other nodes, nothing was stored:"
                            + " try again");
            assertThat(store.preferences().all()).isEmpty();
        }
    }

    @Test
    void waitsForALockedRowNoLongerThanItIsSet() throws SQLException {
        PostgresSettings settings = impatient(database());
        try (JdbcStore store = JdbcStore.openPostgres(settings);
                Connection other = DriverManager.getConnection(settings.url(), "ptoken", "");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM audit_chain FOR UPDATE");
            StoreException locked = failure(() -> store.preferences().set("a", "1", entry("a")));
            assertThat(locked.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(locked)
                    .hasMessage("another session of the database " + settings.url()
                            + " has kept a row locked for 1 s, nothing was stored: end that session, then try again");
            other.rollback();
            store.preferences().set("a", "2", entry("a"));
            assertThat(store.preferences().all()).containsEntry("a", "2");
        }
    }

    @Test
    void refusesAServerThatDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PostgresSettings settings = impatient(
                    PostgresSettings.of("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x", "u", "p"));
            long begun = System.nanoTime();
            StoreException refused = failure(() -> JdbcStore.openPostgres(settings));
            assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void saysWithinFourSecondsThatTheDatabaseHasFallenSilent() throws IOException {
        PostgresSettings settings = database();
        try (StallingProxy network = StallingProxy.to(PostgresServer.shared().port());
                JdbcStore store = JdbcStore.openPostgres(through(network, settings))) {
            store.preferences().set("a", "1", entry("before"));
            network.stall();

            assertThat(timeToFail(() -> store.preferences().all())).isLessThan(Duration.ofSeconds(4));
            assertThat(timeToFail(() -> store.preferences().set("a", "2", entry("silent"))))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(timeToFail(() -> store.preferences().set("a", "3", entry("still silent"))))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() {
        PostgresSettings settings = database();
        PostgresSettings wrong = PostgresSettings.of(settings.url() + "nowhere", "ptoken", "");
        assertThat(failure(() -> JdbcStore.openPostgres(wrong)))
                .hasMessage("the database " + wrong.url()
                        + " does not exist: create it, or correct the URL in the configuration");
    }

    @Test
    void doesNotQuoteStoredValues() throws SQLException {
        PostgresSettings settings = database();
        try (JdbcStore store = JdbcStore.openPostgres(settings)) {
            store.issueJournal().begin(claim("m-1", "h"), Optional.empty(), NOW);
            try (Connection connection = DriverManager.getConnection(settings.url(), "ptoken", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE message ADD CONSTRAINT broken CHECK (tokens_json IS NULL)");
            }
            StoreException refused =
                    failure(() -> store.issueJournal().finish(claim("m-1", "h"), List.of(token()), entry("m-1")));
            assertThat(refused.reason()).isEqualTo(Reason.OTHER);
            assertThat(refused)
                    .hasMessage("the database " + settings.url() + " refused a statement (SQLSTATE 23514),"
                            + " nothing was stored: look at the log of the service");
            assertThat(Traces.of(refused))
                    .contains("broken")
                    .doesNotContain(token().token().decimal());
            assertThat(store.auditLog().head().sequence()).isZero();
        }
    }

    @Test
    void waitsForTheDiskWhateverTheServersDefault() throws SQLException {
        PostgresSettings settings = database();
        String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        PostgresServer.shared().execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
        assertThat(synchronousCommit(settings)).isEqualTo("on");
        PostgresServer.shared().execute("ALTER DATABASE " + name + " SET synchronous_commit = remote_apply");
        assertThat(synchronousCommit(settings)).isEqualTo("remote_apply");
    }

    private static String synchronousCommit(PostgresSettings settings) throws SQLException {
        try (Connection writer = new PostgresDialect(settings).connectWriter();
                Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery("SHOW synchronous_commit")) {
            row.next();
            return row.getString(1);
        }
    }

    private static PostgresSettings database() {
        return PostgresServer.shared().newDatabase();
    }

    private static PostgresSettings impatient(PostgresSettings settings) {
        return new PostgresSettings(
                settings.url(),
                settings.username(),
                settings.password(),
                2,
                SECOND,
                SECOND,
                SECOND.plus(SECOND),
                SECOND.multipliedBy(3));
    }

    private static PostgresSettings through(StallingProxy network, PostgresSettings settings) {
        String url = settings.url().replace(":" + PostgresServer.shared().port() + "/", ":" + network.port() + "/");
        return PostgresSettings.of(url, settings.username(), settings.password());
    }

    private static Duration timeToFail(ThrowingCallable call) {
        long begun = System.nanoTime();
        assertThat(failure(call).reason()).isEqualTo(Reason.UNAVAILABLE);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static StoreException failure(ThrowingCallable call) {
        return catchThrowableOfType(StoreException.class, call);
    }
}
