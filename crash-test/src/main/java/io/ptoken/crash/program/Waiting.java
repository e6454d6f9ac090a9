package io.ptoken.crash.program;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Bounded waits. */
public final class Waiting {

    private static final int STEP_MILLIS = 5;

    private Waiting() {}

    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupFailure("interrupted", e);
        }
    }

    /** Waits until it is so; false when it was not within the time. */
    public static boolean until(long millis, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            millis(STEP_MILLIS);
        }
        return true;
    }

    /** Milliseconds since a {@link System#nanoTime}. */
    public static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
