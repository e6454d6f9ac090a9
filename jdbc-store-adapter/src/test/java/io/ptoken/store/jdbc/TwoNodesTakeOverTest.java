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
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Callers of two processes find the same overdue claim. The first process has taken it over but not yet committed when the
 * second looks, so that both have seen the dead holder: exactly one call may go on, or two tokens are made for one message.
 */
class TwoNodesTakeOverTest {

    private static final int CALLERS = 8;
    private static final FaultyDialect.Step NOTHING = writer -> {};
    private static final String BLOCKED_BY =
            "SELECT count(*) FROM pg_stat_activity WHERE ? = ANY(pg_blocking_pids(pid))";

    private final PostgresSettings settings = PostgresServer.shared().newSchema();
    private final FaultyDialect dialect = new FaultyDialect(new PostgresDialect(settings));
    private final CountDownLatch takenOver = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<Claim> claims = IntStream.range(0, CALLERS)
            .mapToObj(i -> claim("m-1", "digest", "holder " + i, UNTIL.plusSeconds(60)))
            .toList();
    private JdbcStore first;
    private JdbcStore second;

    @BeforeEach
    void open() {
        first = JdbcStore.open(dialect, "the first node", new CountingObserver());
        second = JdbcStore.openPostgres(settings);
        first.issueJournal().begin(claim("m-1", "dead"), Optional.empty(), NOW);
        dialect.beforeCommit = writer -> {
            dialect.beforeCommit = NOTHING; // of the commits after this one
            takenOver.countDown();
            int pid = writer.unwrap(PGConnection.class).getBackendPID();
            await().until(() -> isWaitedFor(pid));
        };
    }

    @AfterEach
    void close() {
        dialect.beforeCommit = NOTHING;
        callers.shutdownNow();
        first.close();
        second.close();
    }

    @Test
    void exactlyOneCallTakesAnOverdueClaimOver() throws Exception {
        List<Future<Begun>> ofTheFirst = begin(first, claims.subList(0, CALLERS / 2));
        takenOver.await();
        List<Future<Begun>> ofTheSecond = begin(second, claims.subList(CALLERS / 2, CALLERS));

        List<Begun> begun = new ArrayList<>();
        for (Future<Begun> call :
                Stream.concat(ofTheFirst.stream(), ofTheSecond.stream()).toList()) {
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

    private boolean isWaitedFor(int pid) throws SQLException {
        try (Connection looking =
                        DriverManager.getConnection(settings.url(), settings.username(), settings.password());
                PreparedStatement statement = looking.prepareStatement(BLOCKED_BY)) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }
}
