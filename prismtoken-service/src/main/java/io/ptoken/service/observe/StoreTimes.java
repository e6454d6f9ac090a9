package io.ptoken.service.observe;

/**
 * Hears how the store is doing. Implementations are thread safe, quick, and throw nothing: they run between a commit and
 * the reply that waits for it.
 */
public interface StoreTimes {

    /** Hears and does nothing. */
    StoreTimes NONE = new StoreTimes() {
        @Override
        public void batchCommitted(int items, long statementNanos, long commitNanos) {}

        @Override
        public void queueDepth(int waiting) {}

        @Override
        public void failed(String reason) {}
    };

    /**
     * A transaction is durable.
     *
     * @param items requests that shared it, at least 1
     * @param statementNanos time of its statements
     * @param commitNanos time of its commit
     */
    void batchCommitted(int items, long statementNanos, long commitNanos);

    /** How many requests wait for a transaction now. */
    void queueDepth(int waiting);

    /**
     * A transaction failed.
     *
     * @param reason a short word from a closed set, e.g. the name of a
     *     {@link io.ptoken.service.port.StoreException.Reason}
     */
    void failed(String reason);
}
