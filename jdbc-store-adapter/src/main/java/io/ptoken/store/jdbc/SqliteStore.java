package io.ptoken.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ptoken.service.port.Accounts;
import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.service.port.TokenResults;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded store: one SQLite file in WAL mode with {@code synchronous=FULL}, so that what a method committed survives a
 * power cut. Thread safe; several processes may open one file.
 */
public final class SqliteStore implements AutoCloseable {

    private static final String MIGRATIONS = "classpath:io/ptoken/store/jdbc/migration/sqlite";
    private static final int CONNECTIONS = 4;
    private static final int BUSY_TIMEOUT_MS = 10_000;

    private final HikariDataSource pool;
    private final WriteTransactions writes;

    private SqliteStore(HikariDataSource pool) {
        this.pool = pool;
        this.writes = new WriteTransactions(jdbi(pool));
    }

    /** Failures do not quote the values of their statement: tokens and password hashes are among them. */
    private static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    /**
     * Opens the database and brings its schema up to date; creates the file when it is missing.
     *
     * @throws StoreException when the file cannot be opened, is no database, or comes from a newer release
     */
    public static SqliteStore open(Path file) {
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(poolConfig(file));
            migrate(pool);
            return new SqliteStore(pool);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw new StoreException("cannot open the store " + file + ": " + rootMessage(e), e);
        }
    }

    /** Used token identifiers. */
    public TokenIdentifierLedger tokenIdentifierLedger() {
        return new JdbcTokenIdentifierLedger(writes);
    }

    /** Results by caller and messageId. */
    public TokenResults tokenResults() {
        return new JdbcTokenResults(writes);
    }

    /** Accounts of the realm. */
    public Accounts accounts() {
        return new JdbcAccounts(writes);
    }

    /** So that tests see how its connections are set. */
    HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariConfig poolConfig(Path file) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MS);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());

        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("ptoken-sqlite");
        return config;
    }

    /** Never repairs or cleans: a schema that does not match is an error for a person to look at. */
    private static void migrate(HikariDataSource pool) {
        Flyway.configure(SqliteStore.class.getClassLoader())
                .dataSource(pool)
                .locations(MIGRATIONS)
                .target("1")
                .cleanDisabled(true)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
