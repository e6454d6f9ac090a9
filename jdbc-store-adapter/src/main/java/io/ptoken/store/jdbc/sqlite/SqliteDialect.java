package io.ptoken.store.jdbc.sqlite;

import com.zaxxer.hikari.HikariConfig;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Failure;
import io.ptoken.store.jdbc.sql.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The embedded database: one file in WAL mode with {@code synchronous=FULL}, so that what was committed survives a power
 * cut.
 */
public final class SqliteDialect implements Dialect {

    private static final int READERS = 4;

    /** Short enough to tell a client, which waits 5 s perhaps, that another process keeps the file locked. */
    public static final Duration CLIENT_WAITS = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Holds the inner pages of the largest indexes and the minutes of today: a change then reads nothing from the disk. */
    private static final int WRITER_CACHE_KIB = 64 * 1024;

    private static final int READER_CACHE_KIB = 8 * 1024;

    /** Reads up to 256 MiB of the file without copying; writes go to the log in any case. */
    private static final String MAPPED_BYTES = "268435456";

    /**
     * 32 MiB of log between checkpoints. Pages of the hot end are written to the file once for many commits: 15 KiB written
     * per issue at 16,000 pages, 18 KiB at 4,000, 25 KiB at the default of 1,000. Pages of 1 or 2 KiB write less but cost no
     * less time, so the default of 4 KiB stays.
     */
    private static final String CHECKPOINT_PAGES = "8000";

    private final Path file;
    private final int busyTimeoutMs;
    private final SqliteFailures failures;
    private final SqliteReserve reserve;
    private volatile Optional<Object> opened = Optional.empty();

    public SqliteDialect(Path file) {
        this(file, CLIENT_WAITS);
    }

    /** @param lockPatience how long is waited for another process that writes */
    public SqliteDialect(Path file, Duration lockPatience) {
        this.file = file;
        this.busyTimeoutMs = Math.toIntExact(lockPatience.toMillis());
        this.failures = new SqliteFailures(file, busyTimeoutMs);
        this.reserve = new SqliteReserve(file);
    }

    @Override
    public String migrations() {
        return "classpath:io/ptoken/store/jdbc/migration/sqlite";
    }

    @Override
    public long newestSchema() {
        return 1_812_076_497L;
    }

    /** A file that is put in the place of an open one is not seen by connections: they go on with the old, which is lost. */
    @Override
    public void requireInPlace() {
        Optional<Object> present = fileKey();
        if (opened.isEmpty()) {
            opened = present;
        } else if (!opened.equals(present)) {
            throw new StoreException(
                    Reason.OLDER,
                    "the file " + file
                            + " was replaced or removed while it was open; nothing is stored any more: stop this"
                            + " process and start it again");
        }
    }

    /** Empty where the system does not tell, and for a file that is gone. */
    private Optional<Object> fileKey() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean keepReserve() {
        return reserve.keep();
    }

    @Override
    public boolean giveUpReserve() {
        return reserve.giveUp();
    }

    @Override
    public DataSource migrationSource() {
        return source(WRITER_CACHE_KIB);
    }

    @Override
    public HikariConfig readerPool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(READER_CACHE_KIB));
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(CLIENT_WAITS.toMillis());
        config.setPoolName("ptoken-sqlite");
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /**
     * The driver believes that auto-commit is off and leaves transactions alone. Its own {@code commit()} would begin the
     * next one at once and so keep other processes from writing.
     */
    @Override
    public Connection connectWriter() throws SQLException {
        Connection connection = source(WRITER_CACHE_KIB).getConnection();
        BusyHandler.setHandler(connection, new WriteLockWait(busyTimeoutMs));
        connection.setAutoCommit(false);
        execute(connection, "COMMIT");
        return connection;
    }

    /** Takes the write lock at once: a lock that is taken later may fail half-way. */
    @Override
    public void begin(Statements writer) throws SQLException {
        writer.update("BEGIN IMMEDIATE");
    }

    @Override
    public void commit(Statements writer) throws SQLException {
        writer.update("COMMIT");
    }

    @Override
    public void rollback(Connection writer) throws SQLException {
        execute(writer, "ROLLBACK");
    }

    /** There is one writer. */
    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String literal(String column) {
        return "quote(" + column + ")";
    }

    @Override
    public String oddNumber(String column) {
        return "(typeof(" + column + ") <> 'integer')";
    }

    @Override
    public String oddText(String column) {
        return "(typeof(" + column + ") <> 'text')";
    }

    @Override
    public Failure failure(SQLException e) {
        return failures.of(e);
    }

    /** A commit that fails here has not happened. */
    @Override
    public Failure commitFailure(SQLException e) {
        Failure failure = failures.of(e);
        return new Failure(failure.reason(), failure.text(), Failure.Scope.CONNECTION);
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    private SQLiteDataSource source(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.setBusyTimeout(busyTimeoutMs);
        config.setCacheSize(-cacheKib);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Nothing here asks for keys that the database made; the driver would select one after every change.
        config.setGetGeneratedKeys(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, MAPPED_BYTES);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
