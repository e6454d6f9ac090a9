package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.operate.audit.AuditVerdict.Whole;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.postgres.PostgresDialect;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes that sell from one database wait for each other nowhere. */
@Tag("slow")
class TwoNodesSellTest {

    /** Keeps the table and the place of each row that a node updates, with the node's connection. */
    private static final List<String> WATCH_UPDATES = List.of("""
            CREATE TABLE updated (node TEXT, place TEXT)""", """
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO updated VALUES (pg_backend_pid()::text,
            TG_TABLE_NAME || ' ' || COALESCE(to_jsonb(OLD)->>'id', to_jsonb(OLD)->>'name', to_jsonb(OLD)::text));
            RETURN NULL; END $$""");

    private final PostgresSettings settings = PostgresServer.shared().newDatabase();
    private final FaultyDialect dialect = new FaultyDialect(new PostgresDialect(settings));
    private final JdbcStore first = JdbcStore.open(dialect, "the database", StoreObserver.NONE, "first");
    private final JdbcStore second = JdbcStore.openPostgres(settings, StoreObserver.NONE, "second");
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        first.close();
        second.close();
    }

    @Test
    void noSaleUpdatesARowThatASaleOfAnotherNodeUpdates() throws SQLException {
        sell(first, "warm", 1);
        sell(second, "warmer", 2);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : WATCH_UPDATES) {
                statement.execute(sql);
            }
            for (String table : tables(statement)) {
                statement.execute("CREATE TRIGGER note AFTER UPDATE OR DELETE ON " + table
                        + " FOR EACH ROW EXECUTE FUNCTION note()");
            }
            for (int sale = 0; sale < 5; sale++) {
                sell(first, "first-" + sale, 10 + sale);
                sell(second, "second-" + sale, 20 + sale);
            }
            assertThat(places(statement, "SELECT DISTINCT node FROM updated")).hasSize(2);
            assertThat(places(statement, "SELECT place FROM updated GROUP BY place HAVING COUNT(DISTINCT node) > 1"))
                    .as("rows that both nodes updated")
                    .isEmpty();
        }
    }

    @Test
    void aNodeSellsWhileTheCommitOfAnotherOneHangs() throws Exception {
        sell(first, "warm", 1);
        sell(second, "warmer", 2);
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        dialect.beforeCommit = writer -> {
            hanging.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Future<?> held = callers.submit(() -> first.auditLog().append(entry("hangs")));
        hanging.await();

        sell(second, "goes on", 3);

        assertThat(held.isDone()).isFalse();
        goOn.countDown();
        held.get();
        assertThat(new AuditVerifier(second.auditLog()).verify(Optional.empty(), rows -> {}))
                .isInstanceOf(Whole.class);
    }

    @Test
    void theFirstToComeGoesOnWithTheChainThatIsThereAndOthersBeginTheirOwn() {
        second.auditLog().append(entry("comes first"));
        first.auditLog().append(entry("comes second"));

        assertThat(first.auditLog().chains())
                .extracting(NodeChain::node, chain -> chain.head().sequence())
                .containsExactly(tuple("second", 1L), tuple("first", NodeChain.ROOM + 1));
        assertThat(first.auditLog().head().sequence()).isEqualTo(NodeChain.ROOM + 1);
    }

    private static void sell(JdbcStore store, String message, int meter) {
        Claim claim = claim(message, "holder " + message);
        store.issueJournal().begin(claim, wish(meter(meter), NOON), NOW);
        assertThat(store.issueJournal().finish(claim, List.of(token()), entry(message)))
                .isTrue();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return new ArrayList<>(places(
                statement,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'updated'"
                        + " AND tablename NOT LIKE 'flyway%'"));
    }

    private static Set<String> places(Statement statement, String query) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.username(), settings.password());
    }
}
