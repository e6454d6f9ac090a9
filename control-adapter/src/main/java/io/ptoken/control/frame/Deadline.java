package io.ptoken.control.frame;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment until which something must have happened. Thread safe. */
public final class Deadline {

    private final LongSupplier ticker;
    private final long end;

    /**
     * So much time from now on.
     *
     * @param ticker nanoseconds as {@link System#nanoTime}
     */
    public Deadline(LongSupplier ticker, Duration time) {
        this.ticker = ticker;
        this.end = ticker.getAsLong() + time.toNanos();
    }

    /** What is left, not below 0. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - ticker.getAsLong()));
    }

    /** True when nothing is left. */
    public boolean isOver() {
        return end - ticker.getAsLong() <= 0;
    }
}
