package io.ptoken.thrift;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that does not get on with what it does. A socket's own read timeout would not do: a client that sends
 * a byte now and then would never meet it. Set and lifted by the connection's thread alone.
 */
final class Deadline {

    private final ScheduledExecutorService timer;
    private final Runnable end;
    private volatile boolean missed;
    private Optional<Future<?>> pending = Optional.empty();

    Deadline(ScheduledExecutorService timer, Runnable end) {
        this.timer = timer;
        this.end = end;
    }

    /** From now on the connection has {@code time}; replaces what was set before. */
    void set(Duration time) {
        lift();
        pending = Optional.of(timer.schedule(this::miss, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** No hurry any more. */
    void lift() {
        pending.ifPresent(task -> task.cancel(false));
        pending = Optional.empty();
    }

    /** True when the connection was ended for being late. */
    boolean missed() {
        return missed;
    }

    private void miss() {
        missed = true;
        end.run();
    }
}
