package io.ptoken.store.jdbc.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.sql.CountingObserver;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.sql.Migrations;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

@Tag("slow")
class GroupCommitTest {

    private static final int MOST_WAITING = 10;
    private static final Duration LONGER_THAN_THE_TEST = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final CountingObserver observer = new CountingObserver();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch diskIsSlow = new CountDownLatch(1);
    private final AtomicInteger rollbacks = new AtomicInteger();
    private FaultyDialect dialect;
    private GroupCommit changes;
    private Reads reads;

    @BeforeEach
    void open() {
        dialect = new FaultyDialect(new SqliteDialect(folder.resolve("ptoken.db")));
        Migrations.run(dialect, "the store");
        changes = new GroupCommit(
                dialect, new KnownHead(""), observer, () -> {}, rollbacks::incrementAndGet, MOST_WAITING);
        reads = new Reads(dialect, observer);
    }

    @AfterEach
    void close() {
        diskIsSlow.countDown();
        changes.close();
        reads.close();
        callers.shutdownNow();
    }

    @Test
    void letsChangesThatWaitShareOneCommit() throws Exception {
        Future<Integer> first = blockTheWriter();
        List<Future<Integer>> others = callers(5);
        diskIsSlow.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (Future<Integer> other : others) {
            assertThat(other.get()).isEqualTo(1);
        }
        assertThat(observer.batches).containsExactly(1, 5);
        assertThat(names()).hasSize(6);
    }

    @Test
    void completesNobodyBeforeTheCommit() throws Exception {
        Future<Integer> first = blockTheWriter();
        assertThat(first.isDone()).isFalse();
        assertThat(names()).isEmpty();
        diskIsSlow.countDown();
        first.get();
        assertThat(names()).containsExactly("first");
    }

    @Test
    void undoesTheChangeThatFailsAndNoOther() throws Exception {
        Future<Integer> first = blockTheWriter();
        List<Future<Integer>> others = callers(3);
        Future<Integer> failing = callers.submit(() -> Single.run(changes, transaction -> {
            transaction.statements().update("INSERT INTO preference (name, value) VALUES ('half', 'done')");
            return transaction.statements().update("INSERT INTO preference (name) VALUES ('no value')");
        }));
        Future<Integer> throwing = callers.submit(() -> Single.run(changes, transaction -> {
            transaction.statements().update("INSERT INTO preference (name, value) VALUES ('also half', 'done')");
            throw new IllegalStateException("not this one");
        }));
        await().until(() -> changes.waiting() == 5);
        diskIsSlow.countDown();

        first.get();
        for (Future<Integer> other : others) {
            other.get();
        }
        StoreException refused = cause(failing);
        assertThat(refused.reason()).isEqualTo(Reason.OTHER);
        assertThat(refused)
                .hasMessage("the store " + folder.resolve("ptoken.db")
                        + " refused a statement (SQLITE_CONSTRAINT_NOTNULL), nothing was stored:"
                        + " look at the log of the service");
        assertThat(catchThrowableOfType(ExecutionException.class, throwing::get))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("not this one");
        assertThat(names()).containsExactlyInAnyOrder("first", "caller 0", "caller 1", "caller 2");
        assertThat(observer.batches).containsExactly(1, 1, 1, 1);
        assertThat(observer.failures).containsExactly("1 OTHER", "1 OTHER");
    }

    @Test
    void refusesAtOnceWhenTooManyWait() throws Exception {
        Future<Integer> first = blockTheWriter();
        List<Future<Integer>> others = callers(MOST_WAITING);

        StoreException refused = catchThrowableOfType(StoreException.class, () -> insert("one too many"));

        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused)
                .hasMessage(
                        "too many changes are waiting for the store (10), nothing was stored: try again, and look at"
                                + " the load and the disk of the database");
        assertThat(observer.refusals).containsExactly(MOST_WAITING);
        diskIsSlow.countDown();
        first.get();
        for (Future<Integer> other : others) {
            other.get();
        }
        assertThat(names()).hasSize(11).doesNotContain("one too many");
    }

    @Test
    void withdrawsAChangeWhoseTurnDoesNotComeAndKnowsNotOfOneInACommitThatHangs() throws Exception {
        dialect.patience = Duration.ofMillis(300);
        Future<Integer> hanging = blockTheWriter();
        StoreException withdrawn = catchThrowableOfType(StoreException.class, () -> insert("withdrawn"));
        assertThat(withdrawn.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(withdrawn).hasMessageContaining("nothing was stored");

        StoreException unknown = cause(hanging);
        assertThat(unknown.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);

        diskIsSlow.countDown();
        insert("later");
        assertThat(names()).containsExactlyInAnyOrder("first", "later");
    }

    /** Nobody would come back to a change that was left out, so each of them is told, and now. */
    @Test
    void tellsEveryoneOfACommitThatFailedAtOnce() throws Exception {
        dialect.patience = LONGER_THAN_THE_TEST;
        Future<Integer> first = blockTheWriter();
        List<Future<Integer>> others = callers(5);
        dialect.beforeCommit = writer -> {
            throw new SQLiteException("injected", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        };
        diskIsSlow.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (Future<Integer> other : others) {
            StoreException failure = cause(other);
            assertThat(failure.reason()).isEqualTo(Reason.INPUT_OUTPUT);
            assertThat(failure).hasMessageContaining("SQLITE_IOERR_FSYNC");
        }
        assertThat(observer.failures).containsExactly("5 INPUT_OUTPUT");
        assertThat(rollbacks).hasValue(1);

        dialect.beforeCommit = writer -> {};
        insert("later");
        assertThat(names()).containsExactlyInAnyOrder("first", "later");
    }

    @Test
    void doesNotKnowTheOutcomeOfABatchInWhichTheJvmFailedAndServesOn() throws Exception {
        dialect.patience = LONGER_THAN_THE_TEST;
        Future<Integer> first = blockTheWriter();
        List<Future<Integer>> waiters = new ArrayList<>(callers(4));
        waiters.add(callers.submit(() -> Single.run(changes, transaction -> {
            transaction.statements().update("INSERT INTO preference (name, value) VALUES ('half', 'done')");
            throw new StackOverflowError("injected");
        })));
        await().until(() -> changes.waiting() == 5);
        diskIsSlow.countDown();

        assertThat(first.get()).isEqualTo(1);
        for (Future<Integer> waiter : waiters) {
            StoreException failure = cause(waiter);
            assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
            assertThat(failure)
                    .hasMessage("the store's writer failed; whether this change is stored is not known")
                    .hasRootCauseMessage("injected");
        }
        assertThat(rollbacks).as("what was kept of the batch is forgotten").hasValue(1);
        insert("later");
        assertThat(names()).containsExactlyInAnyOrder("first", "later");
    }

    @Test
    void tellsThoseWhoWaitThatTheDatabaseDoesNotAnswerAndTriesAgainForTheNext() throws Exception {
        Future<Integer> first = blockTheWriterUntilItFails();
        List<Future<Integer>> others = callers(5);
        diskIsSlow.countDown();

        assertThat(cause(first).reason()).isEqualTo(Reason.UNAVAILABLE);
        for (Future<Integer> other : others) {
            assertThat(cause(other)).isSameAs(cause(first));
        }
        assertThat(observer.failures).containsExactly("1 UNAVAILABLE", "5 UNAVAILABLE");
        dialect.beforeCommit = writer -> {};
        insert("next");
        assertThat(names()).containsExactly("next");
    }

    @Test
    void doesNotTryOneByOneWhatADatabaseThatDoesNotAnswerLeavesOver() throws Exception {
        Future<Integer> first = blockTheWriter();
        Future<Integer> throwing = callers.submit(() -> Single.run(changes, transaction -> {
            throw new IllegalStateException("not this one");
        }));
        await().until(() -> changes.waiting() == 1);
        List<Future<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "caller " + i;
            others.add(callers.submit(() -> insert(name)));
        }
        await().until(() -> changes.waiting() == 5);
        AtomicInteger commits = new AtomicInteger();
        dialect.beforeCommit = writer -> {
            commits.incrementAndGet();
            throw new SQLException("the database does not answer");
        };
        diskIsSlow.countDown();

        first.get();
        assertThat(catchThrowableOfType(ExecutionException.class, throwing::get))
                .hasRootCauseMessage("not this one");
        for (Future<Integer> other : others) {
            assertThat(cause(other).reason()).isEqualTo(Reason.UNAVAILABLE);
        }
        assertThat(commits).hasValue(1);
    }

    @Test
    void doesWhatNobodyWaitsForInItsTurn() throws Exception {
        Future<Integer> first = blockTheWriter();
        Single.later(
                changes,
                transaction ->
                        transaction.statements().update("INSERT INTO preference (name, value) VALUES ('later', '')"));
        diskIsSlow.countDown();

        first.get();
        insert("last");
        assertThat(names()).containsExactlyInAnyOrder("first", "later", "last");
    }

    @Test
    void keepsACallersInterruptForLater() throws Exception {
        Thread.currentThread().interrupt();
        assertThat(insert("interrupted")).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).containsExactly("interrupted");
    }

    @Test
    void refusesChangesOnceItIsClosed() {
        changes.close();
        StoreException refused = catchThrowableOfType(StoreException.class, () -> insert("late"));
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused).hasMessage("the store is closed, nothing was stored: start the service again");
    }

    /** The first commit does not end before the latch is open. */
    private Future<Integer> blockTheWriter() {
        CountDownLatch committing = new CountDownLatch(1);
        dialect.beforeCommit = writer -> {
            committing.countDown();
            try {
                diskIsSlow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Future<Integer> first = callers.submit(() -> insert("first"));
        await().until(() -> committing.getCount() == 0);
        return first;
    }

    /** The same, and then it fails. */
    private Future<Integer> blockTheWriterUntilItFails() {
        CountDownLatch committing = new CountDownLatch(1);
        dialect.beforeCommit = writer -> {
            committing.countDown();
            try {
                diskIsSlow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("the database does not answer");
        };
        Future<Integer> first = callers.submit(() -> insert("first"));
        await().until(() -> committing.getCount() == 0);
        return first;
    }

    private List<Future<Integer>> callers(int number) {
        List<Future<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String name = "caller " + i;
            calls.add(callers.submit(() -> insert(name)));
        }
        await().until(() -> changes.waiting() == number);
        return calls;
    }

    private int insert(String name) {
        return Single.run(
                changes,
                transaction ->
                        transaction.statements().update("INSERT INTO preference (name, value) VALUES (?, '')", name));
    }

    private List<String> names() {
        return reads.read(statements -> statements.list("SELECT name FROM preference", row -> row.getString(1)));
    }

    /** Within seconds: who waits for as long as the store is patient is not told. */
    private static StoreException cause(Future<?> failed) {
        Throwable cause = catchThrowableOfType(ExecutionException.class, () -> failed.get(30, TimeUnit.SECONDS))
                .getCause();
        return (StoreException) Objects.requireNonNull(cause);
    }
}
