package io.ptoken.hsm.simulator.line;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes up for waits that lasted too long by shorter ones after them. Each wait ends a millisecond or more late, on a busy machine
 * several, and there are four or so in one exchange: a line of 9600 bit/s would be a tenth slower than it says. So a line
 * keeps its speed on average, and never does more than {@link #MOST} ahead of it.
 *
 * <p>For one line; not thread safe.
 */
final class PunctualWaiter implements Waiter {

    /** A longer delay is no fault of the clock; on a line that stood still no bytes catch up. */
    static final Duration MOST = Duration.ofMillis(20);

    private final Waiter waiter;
    private final LongSupplier nanos;

    /** Nanoseconds by which the waits so far were too long. */
    private long late;

    /**
     * @param waiter does the waiting
     * @param nanos tells time as {@link System#nanoTime} does
     */
    PunctualWaiter(Waiter waiter, LongSupplier nanos) {
        this.waiter = waiter;
        this.nanos = nanos;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        long left = time.toNanos() - late;
        if (left <= 0) {
            late = -left;
            return;
        }
        long begin = nanos.getAsLong();
        waiter.pause(Duration.ofNanos(left));
        long over = nanos.getAsLong() - begin - left;
        late = Math.max(0, Math.min(over, MOST.toNanos()));
    }
}
