package io.ptoken.store.jdbc.sql;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A dialect that fails when a test says so. */
public final class FaultyDialect implements Dialect {

    /** Something that is done at some point of a transaction. */
    @FunctionalInterface
    public interface Step {

        void run(Connection writer) throws SQLException;
    }

    public volatile Step onConnect = writer -> {};
    public volatile Step beforeCommit = writer -> {};
    public volatile Step afterCommit = writer -> {};
    public volatile Duration patience;

    /** No reserve is made. */
    public volatile boolean noRoom;

    private final Dialect real;

    public FaultyDialect(Dialect real) {
        this.real = real;
        this.patience = real.patience();
    }

    public static Step execute(String sql) {
        return writer -> {
            try (Statement statement = writer.createStatement()) {
                statement.execute(sql);
            }
        };
    }

    public static Step fail(String sqlState) {
        return writer -> {
            throw new SQLException("injected", sqlState);
        };
    }

    @Override
    public void requireInPlace() {
        real.requireInPlace();
    }

    @Override
    public boolean keepReserve() {
        return !noRoom && real.keepReserve();
    }

    @Override
    public boolean giveUpReserve() {
        return real.giveUpReserve();
    }

    @Override
    public String migrations() {
        return real.migrations();
    }

    @Override
    public long newestSchema() {
        return real.newestSchema();
    }

    @Override
    public DataSource migrationSource() {
        return real.migrationSource();
    }

    @Override
    public HikariConfig readerPool() {
        return real.readerPool();
    }

    @Override
    public Connection connectWriter() throws SQLException {
        Connection connection = real.connectWriter();
        onConnect.run(connection);
        return connection;
    }

    @Override
    public void begin(Statements writer) throws SQLException {
        real.begin(writer);
    }

    @Override
    public void commit(Statements writer) throws SQLException {
        beforeCommit.run(writer.connection());
        real.commit(writer);
        afterCommit.run(writer.connection());
    }

    @Override
    public void rollback(Connection writer) throws SQLException {
        real.rollback(writer);
    }

    @Override
    public String forUpdate() {
        return real.forUpdate();
    }

    @Override
    public String literal(String column) {
        return real.literal(column);
    }

    @Override
    public String oddNumber(String column) {
        return real.oddNumber(column);
    }

    @Override
    public String oddText(String column) {
        return real.oddText(column);
    }

    @Override
    public Failure failure(SQLException e) {
        return real.failure(e);
    }

    @Override
    public Failure commitFailure(SQLException e) {
        return real.commitFailure(e);
    }

    @Override
    public Duration patience() {
        return patience;
    }
}
