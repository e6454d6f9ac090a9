package io.ptoken.thrift;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that does not get on with what it does. A socket's own read timeout would not do: a client that sends
 * a byte now and then would never meet it. Set, lifted and closed by the connection's thread.
 *
 * <p>A deadline is set several times for each call and hardly ever missed, so the timer is not bothered each time: what it
 * has been told stands unless the new deadline is earlier, and when it rings too early it is told again.
 */
final class Deadline implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private final Runnable end;
    private volatile boolean missed;
    private boolean running;
    private long due;
    private Optional<Alarm> alarm = Optional.empty();

    /** What the timer has been told; the time is one of {@link System#nanoTime}. */
    private record Alarm(long rings, Future<?> task) {}

    Deadline(ScheduledExecutorService timer, Runnable end) {
        this.timer = timer;
        this.end = end;
    }

    /** From now on the connection has {@code time}; replaces what was set before. */
    synchronized void set(Duration time) {
        due = System.nanoTime() + time.toNanos();
        running = true;
        if (alarm.isEmpty() || alarm.get().rings() - due > 0) {
            alarm.ifPresent(later -> later.task().cancel(false));
            tellTimer();
        }
    }

    /** No hurry any more. */
    synchronized void lift() {
        running = false;
    }

    /** No hurry ever again: the timer forgets this connection. */
    @Override
    public synchronized void close() {
        running = false;
        alarm.ifPresent(pending -> pending.task().cancel(false));
        alarm = Optional.empty();
    }

    /** True when the connection was ended for being late. */
    boolean missed() {
        return missed;
    }

    private void tellTimer() {
        long left = Math.max(0, due - System.nanoTime());
        alarm = Optional.of(new Alarm(due, timer.schedule(this::ring, left, TimeUnit.NANOSECONDS)));
    }

    private void ring() {
        synchronized (this) {
            alarm = Optional.empty();
            if (!running) {
                return;
            }
            if (due - System.nanoTime() > 0) {
                tellTimer();
                return;
            }
            missed = true;
        }
        end.run();
    }
}
