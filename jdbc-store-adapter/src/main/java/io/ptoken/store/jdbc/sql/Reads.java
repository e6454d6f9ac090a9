package io.ptoken.store.jdbc.sql;

import com.zaxxer.hikari.HikariDataSource;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.StoreException;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads outside of changes, on pooled connections; what has been committed is seen. Thread safe. */
public final class Reads implements AutoCloseable {

    /** Work that only reads. */
    @FunctionalInterface
    public interface Read<T> {

        T on(Statements statements) throws SQLException;
    }

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final StoreObserver observer;
    private final Outage outage = new Outage();

    public Reads(Dialect dialect, StoreObserver observer) {
        this.dialect = dialect;
        this.pool = new HikariDataSource(dialect.readerPool());
        this.observer = observer;
    }

    public <T> T read(Read<T> work) {
        outage.requireOver();
        long begun = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            T result = work.on(new Statements(connection));
            observer.read(System.nanoTime() - begun);
            outage.over();
            return result;
        } catch (SQLException e) {
            Failure failure = dialect.failure(e);
            observer.failed(failure.reason(), 1);
            StoreException exception = failure.exception(e);
            outage.noted(exception);
            throw exception;
        }
    }

    /** What is known of a database that does not answer; whoever hears an answer says so. */
    public Outage outage() {
        return outage;
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
