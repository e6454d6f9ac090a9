package io.ptoken.store.jdbc.sql;

import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a moment that the database does not answer: a call that reads several things, and those who wait for the
 * same thing, hear it after the first wait and not after one each. Thread safe.
 */
public final class Outage {

    /** After that the database is asked again. */
    private static final Duration REST = Duration.ofMillis(500);

    private record LastFailure(StoreException failure, long at) {}

    private volatile @Nullable LastFailure seen;

    /** A reading failed. */
    void noted(StoreException failure) {
        if (failure.reason() == Reason.UNAVAILABLE) {
            seen = new LastFailure(failure, System.nanoTime());
        }
    }

    /** The database answers. */
    public void over() {
        seen = null;
    }

    /**
     * Throws the failure of a moment ago.
     *
     * @throws StoreException with its reason and text
     */
    void requireOver() {
        LastFailure last = seen;
        if (last != null && System.nanoTime() - last.at() < REST.toNanos()) {
            StoreException failure = last.failure();
            throw new StoreException(failure.reason(), String.valueOf(failure.getMessage()), failure);
        }
    }
}
