package io.ptoken.service.observe;

import io.ptoken.service.port.StoreException;

/**
 * Hears how the store is doing, for metrics. Called by the thread that writes and by threads that read: implementations are
 * thread safe, quick, and throw nothing.
 */
public interface StoreObserver {

    /** Hears nothing. */
    StoreObserver NONE = new StoreObserver() {};

    /**
     * A batch of changes became durable in one transaction.
     *
     * @param changes how many shared it, at least 1
     * @param waiting changes that wait for the next batch
     * @param statementNanos time its statements took
     * @param commitNanos time until the disk, or the database, had it
     */
    default void committed(int changes, int waiting, long statementNanos, long commitNanos) {}

    /** So many changes, or one reading, failed for that reason. */
    default void failed(StoreException.Reason reason, int changes) {}

    /** A change was refused at once, because so many are waiting already. */
    default void refused(int waiting) {}

    /** A batch begins anew, because the database ended it to resolve a conflict between nodes. */
    default void retried(int changes) {}

    /** Something was read in that time. */
    default void read(long nanos) {}
}
