package io.ptoken.store.jdbc.commit;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One caller's change on its way through the writer. */
final class Change<I, O> {

    private enum State {
        WAITING,
        RUNNING,
        DONE,
        WITHDRAWN
    }

    private final Operation<I, O> operation;
    private final I input;
    private final Thread caller = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private @Nullable O output;
    private @Nullable RuntimeException failure;

    Change(Operation<I, O> operation, I input) {
        this.operation = operation;
        this.input = input;
    }

    Operation<I, O> operation() {
        return operation;
    }

    I input() {
        return input;
    }

    /** Called by the writer: true when it is to be done. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.RUNNING);
    }

    /** Called by the caller: true when the writer will not touch it. */
    boolean withdraw() {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN);
    }

    /** Called by the writer after the commit. */
    void complete(O result) {
        output = result;
        state.set(State.DONE);
        LockSupport.unpark(caller);
    }

    /** Called by the writer; the first outcome stands. */
    void fail(RuntimeException e) {
        if (state.get() == State.RUNNING) {
            failure = e;
            state.set(State.DONE);
            LockSupport.unpark(caller);
        }
    }

    boolean isDone() {
        return state.get() == State.DONE;
    }

    /**
     * Waits for the outcome; an interrupt does not end the wait, because the change may become durable all the same.
     *
     * @param turn longest time until the writer takes it
     * @param end longest time from then on
     */
    O await(Duration turn, Duration end) {
        if (!isDoneWithin(turn)) {
            if (withdraw()) {
                throw new StoreException(
                        Reason.UNAVAILABLE,
                        "the store did not get to this change within " + turn.toMillis() / 1000.0
                                + " s, nothing was stored: look at the load and the disk of the database, then try"
                                + " again");
            }
            if (!isDoneWithin(end)) {
                throw new StoreException(
                        Reason.OUTCOME_UNKNOWN,
                        "the database has not answered for " + turn.plus(end).toSeconds()
                                + " s; whether this change is stored is not known: look at the database and its disk");
            }
        }
        if (failure != null) {
            throw failure;
        }
        return result();
    }

    @SuppressWarnings("NullAway") // Done without a failure: the output is set, before the state.
    private O result() {
        return output;
    }

    private boolean isDoneWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        boolean done = isDone();
        while (!done) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            done = isDone();
        }
        if (interrupted) {
            caller.interrupt();
        }
        return done;
    }
}
