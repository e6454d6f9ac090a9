package io.ptoken.store.jdbc.sqlite;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.sql.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * One moment of an embedded database, held still while others go on writing: what is read and copied through it is as it
 * was when {@link #pin} returned. The log of the database cannot be tidied up behind that moment, so it is closed soon. Not
 * thread safe.
 *
 * <p>The file of a database that this process may have open is never read by other means than this: closing it would give
 * back the locks of the whole process.
 */
public final class SqliteSnapshot implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final int ALL_PAGES = -1;
    private static final String MODULES = "SELECT module_id, generation FROM module_witness ORDER BY module_id";

    private final Connection connection;
    private final Statements statements;
    private final SqliteFailures failures;
    private final Link auditHead;

    private SqliteSnapshot(Connection connection, SqliteFailures failures) throws SQLException {
        this.connection = connection;
        this.failures = failures;
        execute(connection, "BEGIN");
        statements = new Statements(connection);
        // A transaction stands still from its first read on.
        auditHead = AuditTable.link(statements.first(AuditTable.HEAD, AuditTable::readLink));
    }

    /**
     * Holds the present moment of a database that exists and has the schema of this release; the caller closes it.
     *
     * @throws StoreException when it cannot be read
     */
    public static SqliteSnapshot pin(Path database) {
        SqliteFailures failures = new SqliteFailures(database, BUSY_TIMEOUT_MS);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database.toAbsolutePath());
        try {
            return on(source.getConnection(), failures);
        } catch (SQLException e) {
            throw failures.of(e).exception(e);
        }
    }

    private static SqliteSnapshot on(Connection connection, SqliteFailures failures) throws SQLException {
        boolean pinned = false;
        try {
            SqliteSnapshot snapshot = new SqliteSnapshot(connection, failures);
            pinned = true;
            return snapshot;
        } finally {
            if (!pinned) {
                connection.close();
            }
        }
    }

    /** The end of the audit log at that moment. */
    public Link auditHead() {
        return auditHead;
    }

    /** The generation that was witnessed of each module, by module id. */
    public Map<String, Long> modules() {
        try {
            Map<String, Long> modules = new TreeMap<>();
            statements
                    .list(MODULES, row -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(module -> modules.put(module.getKey(), module.getValue()));
            return modules;
        } catch (SQLException e) {
            throw failures.of(e).exception(e);
        }
    }

    /**
     * Writes the database as it was at that moment into a file of its own, durably, by SQLite's online backup.
     *
     * @param copy an empty file that exists, so that the caller says who may read it
     * @throws StoreException {@code FULL} when there is no room for it; else when reading or writing fails
     */
    public void copyTo(Path copy) {
        try {
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", copy.toAbsolutePath().toString(), (remaining, total) -> {}, 0, 0, ALL_PAGES);
            SQLiteErrorCode outcome = SQLiteErrorCode.getErrorCode(code);
            if (outcome != SQLiteErrorCode.SQLITE_OK) {
                throw failed(outcome, copy);
            }
        } catch (SQLException e) {
            throw failures.of(e).exception(e);
        }
    }

    private static StoreException failed(SQLiteErrorCode outcome, Path copy) {
        return outcome == SQLiteErrorCode.SQLITE_FULL
                ? new StoreException(Reason.FULL, "there is no room for a copy of the store in " + copy.getParent())
                : new StoreException(
                        Reason.INPUT_OUTPUT,
                        "the store could not be copied to " + copy.getParent() + " (" + outcome.name()
                                + "): look at both disks");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failures.of(e).exception(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
