package io.ptoken.store.jdbc.postgres;

import com.zaxxer.hikari.HikariConfig;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Failure;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The shared database: several nodes work on it, READ COMMITTED, kept apart by constraints and row locks. */
public final class PostgresDialect implements Dialect {

    private final PostgresSettings settings;
    private final PostgresFailures failures;

    public PostgresDialect(PostgresSettings settings) {
        this.settings = settings;
        this.failures = new PostgresFailures(settings);
    }

    @Override
    public String migrations() {
        return "classpath:io/ptoken/store/jdbc/migration/postgresql";
    }

    @Override
    public long newestSchema() {
        return 4_115_482_039L;
    }

    @Override
    public DataSource migrationSource() {
        PGSimpleDataSource source = source();
        // A migration may rewrite a large table.
        source.setOptions("");
        source.setSocketTimeout(0);
        return source;
    }

    @Override
    public HikariConfig readerPool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(settings.readers());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setValidationTimeout(Math.min(1000, settings.connectTimeout().toMillis()));
        config.setPoolName("ptoken-postgresql");
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public Connection connectWriter() throws SQLException {
        Connection connection = source().getConnection();
        try (Statement statement = connection.createStatement()) {
            // Whatever the server's default: what was committed survives a power cut. Stronger settings stay.
            statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'");
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        return connection;
    }

    /** The driver begins a transaction with its first statement. */
    @Override
    public void begin(Statements writer) {}

    @Override
    public void commit(Statements writer) throws SQLException {
        writer.connection().commit();
    }

    @Override
    public void rollback(Connection writer) throws SQLException {
        writer.rollback();
    }

    @Override
    public String forUpdate() {
        return " FOR UPDATE";
    }

    @Override
    public String literal(String column) {
        return "quote_nullable(" + column + ")";
    }

    /** Somebody may have altered the table. */
    @Override
    public String oddNumber(String column) {
        return "(pg_typeof(" + column + ")::text <> 'bigint')::int";
    }

    @Override
    public String oddText(String column) {
        return "(pg_typeof(" + column + ")::text <> 'text')::int";
    }

    @Override
    public Failure failure(SQLException e) {
        return failures.of(e);
    }

    @Override
    public Failure commitFailure(SQLException e) {
        return failures.ofCommit(e);
    }

    @Override
    public Duration patience() {
        return settings.connectTimeout().plus(settings.socketTimeout()).plus(settings.statementTimeout());
    }

    /** For a connection that only reads. */
    DataSource readerSource() {
        return source();
    }

    /** Whether an encrypted connection proves that the database is the one that was named. */
    boolean checksCertificate() {
        String mode = source().getSslMode();
        return mode != null && mode.equals("verify-full");
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.url());
        source.setUser(settings.username());
        source.setPassword(settings.password());
        source.setApplicationName("ptoken");
        source.setConnectTimeout((int) settings.connectTimeout().toSeconds());
        source.setLoginTimeout((int) settings.connectTimeout().toSeconds());
        source.setSocketTimeout((int) settings.socketTimeout().toSeconds());
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(1);
        // Details of an error quote stored values.
        source.setLogServerErrorDetail(false);
        String given = source.getOptions();
        source.setOptions((given == null ? "" : given + " ")
                + "-c statement_timeout=" + settings.statementTimeout().toMillis()
                + " -c lock_timeout=" + settings.lockTimeout().toMillis()
                + " -c idle_in_transaction_session_timeout="
                + settings.socketTimeout().toMillis());
        return source;
    }
}
