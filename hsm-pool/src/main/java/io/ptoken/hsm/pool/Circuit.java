package io.ptoken.hsm.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a member is asked at all. After a failure it is left alone for a pause, which doubles with every failure that
 * follows; then it is looked at in the background, and when it answers it gets one call on trial. Only a call that it has
 * answered makes it a member like others again. Thread safe.
 */
final class Circuit {

    private enum State {
        CLOSED,
        OPEN,
        TRIAL
    }

    private final PoolSettings settings;
    private State state = State.CLOSED;
    private int failures;
    private Instant until = Instant.EPOCH;
    private @Nullable Fault fault;

    Circuit(PoolSettings settings) {
        this.settings = settings;
    }

    /** True while the member is left alone. */
    synchronized boolean isOpen() {
        return state == State.OPEN;
    }

    /** True from the pause until a call was answered: it gets one call at a time while others can take the rest. */
    synchronized boolean isOnTrial() {
        return state == State.TRIAL;
    }

    /** True when the pause is over. A clock that was set back ends it too. */
    synchronized boolean isProbeDue(Instant now) {
        return state == State.OPEN
                && (!now.isBefore(until) || Duration.between(now, until).compareTo(settings.longestPause()) > 0);
    }

    /** Ends the pause: the next call is on trial. */
    synchronized void beginTrial() {
        if (state == State.OPEN) {
            state = State.TRIAL;
        }
    }

    /**
     * A call was answered. What was asked before the failure proves nothing.
     *
     * @return false when that is so
     */
    synchronized boolean succeeded() {
        if (state == State.OPEN) {
            return false;
        }
        state = State.CLOSED;
        failures = 0;
        fault = null;
        return true;
    }

    /**
     * A call failed. Calls that fail together are one failure.
     *
     * @param why kept while the member is left alone
     */
    synchronized void failed(Instant now, Fault why) {
        if (state != State.OPEN) {
            state = State.OPEN;
            failures++;
            until = now.plus(settings.pauseAfter(failures));
            fault = why;
        }
    }

    /** The look in the background failed: the pause begins anew, twice as long. */
    synchronized void stillFailing(Instant now, Fault why) {
        state = State.OPEN;
        failures++;
        until = now.plus(settings.pauseAfter(failures));
        fault = why;
    }

    /** Why the member is left alone; empty when it is not. */
    synchronized Optional<Fault> fault() {
        return state == State.OPEN ? Optional.ofNullable(fault) : Optional.empty();
    }

    /** Until when it is left alone; empty when it is not. */
    synchronized Optional<Instant> pausedUntil() {
        return state == State.OPEN ? Optional.of(until) : Optional.empty();
    }
}
