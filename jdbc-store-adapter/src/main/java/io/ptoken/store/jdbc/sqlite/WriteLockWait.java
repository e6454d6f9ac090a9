package io.ptoken.store.jdbc.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;

/**
 * Waits for the write lock of a SQLite file that another process holds. SQLite's own wait asks ten times a second at last; a
 * server that commits without a pause leaves gaps of microseconds, which such a wait can miss for minutes.
 */
final class WriteLockWait extends BusyHandler {

    private static final long PAUSE_NANOS = 200_000;

    private final long longestNanos;
    private long begunNanos;

    WriteLockWait(int longestMs) {
        this.longestNanos = Duration.ofMillis(longestMs).toNanos();
    }

    @Override
    protected int callback(int earlierAttempts) {
        if (earlierAttempts == 0) {
            begunNanos = System.nanoTime();
        } else if (System.nanoTime() - begunNanos > longestNanos) {
            return 0;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        return 1;
    }
}
