package io.ptoken.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads outside of changes, on pooled connections; what has been committed is seen. Thread safe. */
final class Reads implements AutoCloseable {

    /** Work that only reads. */
    @FunctionalInterface
    interface Read<T> {

        T on(Statements statements) throws SQLException;
    }

    /** The database did not answer. */
    private record Outage(StoreException failure, long at) {}

    /** After that it is asked again. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final StoreObserver observer;
    private volatile @Nullable Outage outage;

    Reads(Dialect dialect, StoreObserver observer) {
        this.dialect = dialect;
        this.pool = new HikariDataSource(dialect.readerPool());
        this.observer = observer;
    }

    <T> T read(Read<T> work) {
        requireAnswering();
        long begun = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            T result = work.on(new Statements(connection));
            observer.read(System.nanoTime() - begun);
            outage = null;
            return result;
        } catch (SQLException e) {
            Failure failure = dialect.failure(e);
            observer.failed(failure.reason(), 1);
            StoreException exception = failure.exception(e);
            if (failure.reason() == Reason.UNAVAILABLE) {
                outage = new Outage(exception, System.nanoTime());
            }
            throw exception;
        }
    }

    /** A call that reads several things hears after the first that the database does not answer. */
    private void requireAnswering() {
        Outage last = outage;
        if (last != null && System.nanoTime() - last.at() < REST.toNanos()) {
            StoreException failure = last.failure();
            observer.failed(failure.reason(), 1);
            throw new StoreException(failure.reason(), String.valueOf(failure.getMessage()), failure);
        }
    }

    /** So that tests see how its connections are set. */
    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
