package io.ptoken.store.jdbc;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work on the database. SQLite has one writer: a fair lock lets writers of this process queue here instead of polling
 * the file's lock, which stays as the guard between processes.
 */
final class WriteTransactions {

    private final Jdbi jdbi;
    private final ReentrantLock writer = new ReentrantLock(true);

    WriteTransactions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Runs {@code work} in one durable transaction. */
    <T> T write(Function<Handle, T> work) {
        writer.lock();
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw new StoreException("the store refused a change: " + e.getMessage(), e);
        } finally {
            writer.unlock();
        }
    }

    /** Runs {@code work}, which only reads. */
    <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw new StoreException("the store could not be read: " + e.getMessage(), e);
        }
    }
}
