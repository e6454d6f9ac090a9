package io.ptoken.store.jdbc.commit;

import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.sql.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lets concurrent changes share a transaction, so that they share the wait for the disk. One thread takes whatever is
 * waiting, does it, commits once, and then lets all callers go; while it commits, the next batch gathers. Thread safe.
 */
public final class GroupCommit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    /** Changes that may wait; beyond, callers are better told at once. */
    private static final int MOST_WAITING = 4096;

    private static final int LARGEST_BATCH = 512;

    /**
     * Some clients wait 5 s for an answer and no longer: within that they have to hear that the store does not answer. A little
     * more than what a change may wait for the database, so that who waits behind it hears the same.
     */
    private static final Duration TURN = Duration.ofMillis(3500);

    /** The same behind a database that failed at the last change: who comes now waits for no more than a second look at it. */
    private static final Duration TURN_WHILE_FAILING = Duration.ofSeconds(1);

    private static final long IDLE_LOOK_MS = 1000;
    private static final Operation<String, String> NOTHING = (transaction, inputs) -> inputs;

    private final BlockingQueue<Change<?, ?>> waiting;
    private final int mostWaiting;
    private final Dialect dialect;
    private final StoreObserver observer;
    private final BatchRunner runner;
    private final Thread writer;
    private volatile boolean closed;

    public GroupCommit(
            Dialect dialect, KnownHead knownHead, StoreObserver observer, Runnable onCommit, Runnable onRollback) {
        this(dialect, knownHead, observer, onCommit, onRollback, MOST_WAITING);
    }

    public GroupCommit(
            Dialect dialect,
            KnownHead knownHead,
            StoreObserver observer,
            Runnable onCommit,
            Runnable onRollback,
            int mostWaiting) {
        this.waiting = new ArrayBlockingQueue<>(mostWaiting);
        this.mostWaiting = mostWaiting;
        this.dialect = dialect;
        this.observer = observer;
        this.runner = new BatchRunner(dialect, knownHead, observer, onCommit, onRollback, waiting::size);
        this.writer = new Thread(this::write, "ptoken-store-writer");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Does one change; it is durable when this returns.
     *
     * @throws StoreException when it is not, or when that is not known
     */
    public <I, O> O run(Operation<I, O> operation, I input) {
        if (closed) {
            throw closedException();
        }
        Change<I, O> change = new Change<>(operation, input);
        if (!waiting.offer(change)) {
            observer.refused(waiting.size());
            throw new StoreException(
                    Reason.UNAVAILABLE,
                    "too many changes are waiting for the store (" + mostWaiting
                            + "), nothing was stored: try again, and look at the load and the disk of the database");
        }
        if (closed && change.withdraw()) {
            throw closedException();
        }
        return change.await(turn(), dialect.patience());
    }

    private Duration turn() {
        Duration most = runner.isFailing() ? TURN_WHILE_FAILING : TURN;
        return most.compareTo(dialect.patience()) < 0 ? most : dialect.patience();
    }

    /** Has a change done that nobody waits for; it is lost when the store fails. */
    <I, O> void later(Operation<I, O> operation, I input) {
        if (!closed && !waiting.offer(new Change<>(operation, input))) {
            observer.refused(waiting.size());
        }
    }

    /** True when the database failed at the last change that was tried. */
    public boolean isFailing() {
        return runner.isFailing();
    }

    /** Changes waiting now. */
    public int waiting() {
        return waiting.size();
    }

    /** Finishes what is waiting, then ends. */
    @Override
    public void close() {
        closed = true;
        Change<?, ?> wakeUp = new Change<>(NOTHING, "");
        wakeUp.withdraw();
        waiting.offer(wakeUp);
        try {
            writer.join(dialect.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        List<Change<?, ?>> batch = new ArrayList<>();
        try {
            while (!closed || !waiting.isEmpty()) {
                Change<?, ?> first = waiting.poll(IDLE_LOOK_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, LARGEST_BATCH - 1);
                batch.removeIf(change -> !change.take());
                runSafely(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runner.close();
        }
    }

    /** The writer outlives everything, and nobody waits for it in vain. */
    private void runSafely(List<Change<?, ?>> batch) {
        try {
            runner.run(batch, this::takeWaiting);
        } catch (RuntimeException | Error e) {
            LOG.log(ERROR, "the store's writer failed", e);
            runner.disconnect();
            StoreException failure = new StoreException(
                    Reason.OUTCOME_UNKNOWN, "the store's writer failed; whether this change is stored is not known", e);
            batch.forEach(change -> change.fail(failure));
        }
    }

    /** Takes what is waiting now. */
    private List<Change<?, ?>> takeWaiting() {
        List<Change<?, ?>> others = new ArrayList<>();
        waiting.drainTo(others);
        others.removeIf(change -> !change.take());
        return others;
    }

    private static StoreException closedException() {
        return new StoreException(
                Reason.UNAVAILABLE, "the store is closed, nothing was stored: start the service again");
    }
}
