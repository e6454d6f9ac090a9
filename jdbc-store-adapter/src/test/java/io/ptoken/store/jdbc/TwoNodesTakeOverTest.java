package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.UNTIL;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Callers of two processes find the same overdue claim, and both have seen its dead holder before either takes it over:
 * exactly one call may go on, or two tokens are made for one message.
 */
class TwoNodesTakeOverTest {

    private static final int CALLERS = 8;

    /** Fires before an UPDATE looks at its row, so that whoever waits in it has read the row already. */
    private static final List<String> PAUSE_BEFORE_UPDATES =
            List.of("""
            CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NULL; END $$""", "CREATE TRIGGER pause BEFORE UPDATE ON message FOR EACH STATEMENT EXECUTE FUNCTION pause()");

    private static final String PAUSED = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final PostgresSettings settings = PostgresServer.shared().newDatabase();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<Claim> claims = IntStream.range(0, CALLERS)
            .mapToObj(i -> claim("m-1", "digest", "holder " + i, UNTIL.plusSeconds(60)))
            .toList();
    private JdbcStore first;
    private JdbcStore second;
    private Connection pausing;

    @BeforeEach
    void open() throws SQLException {
        first = JdbcStore.openPostgres(settings);
        second = JdbcStore.openPostgres(settings);
        first.issueJournal().begin(claim("m-1", "dead"), Optional.empty(), NOW);
        pausing = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        for (String sql : PAUSE_BEFORE_UPDATES) {
            execute(sql);
        }
    }

    @AfterEach
    void close() throws SQLException {
        pausing.close();
        callers.shutdownNow();
        first.close();
        second.close();
    }

    @Test
    void exactlyOneCallTakesAnOverdueClaimOver() throws Exception {
        execute("SELECT pg_advisory_lock(1)");
        List<Future<Begun>> calls = Stream.concat(
                        begin(first, claims.subList(0, CALLERS / 2)).stream(),
                        begin(second, claims.subList(CALLERS / 2, CALLERS)).stream())
                .toList();
        await().until(() -> paused() == 2);
        execute("SELECT pg_advisory_unlock(1)");

        List<Begun> begun = new ArrayList<>();
        for (Future<Begun> call : calls) {
            begun.add(call.get());
        }
        assertThat(begun).filteredOn(Begun.Claimed.class::isInstance).hasSize(1);
        assertThat(begun)
                .filteredOn(one -> !(one instanceof Begun.Claimed))
                .containsOnly(new Begun.InFlight("digest", UNTIL.plusSeconds(60)));
        assertThat(finishedBy(begun)).isEqualTo(1);
        assertThat(second.issueJournal().find(claims.get(0).key())).isInstanceOf(Standing.Answered.class);
    }

    private List<Future<Begun>> begin(JdbcStore node, List<Claim> some) {
        return some.stream()
                .map(claim -> callers.submit(() -> node.issueJournal().begin(claim, Optional.empty(), UNTIL)))
                .toList();
    }

    /** How many callers can store a result, all of them trying. */
    private long finishedBy(List<Begun> begun) {
        return IntStream.range(0, begun.size())
                .filter(i -> {
                    boolean finished = second.issueJournal().finish(claims.get(i), List.of(token()), entry("finished"));
                    assertThat(finished).isEqualTo(begun.get(i) instanceof Begun.Claimed);
                    return finished;
                })
                .count();
    }

    private int paused() throws SQLException {
        try (Statement statement = pausing.createStatement();
                ResultSet row = statement.executeQuery(PAUSED)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = pausing.createStatement()) {
            statement.execute(sql);
        }
    }
}
