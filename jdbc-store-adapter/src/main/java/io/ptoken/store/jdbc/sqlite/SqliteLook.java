package io.ptoken.store.jdbc.sqlite;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreException;
import io.ptoken.store.jdbc.sql.Statements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What the file of a store tells to somebody who changes nothing in it, not even its schema.
 *
 * @param damage what is wrong with it, as the database says; empty when it is whole
 * @param ofThisRelease false when opening it would change its schema
 * @param lastEntry the latest moment of its audit log
 * @param lastBackup when its last backup was made
 * @param preferences as they are stored
 */
public record SqliteLook(
        List<String> damage,
        boolean ofThisRelease,
        Optional<Instant> lastEntry,
        Optional<Instant> lastBackup,
        Map<String, String> preferences) {

    private static final int PATIENCE_MS = 10_000;
    private static final int MOST = 5;

    /** Number of the newest change of the schema. */
    static final long SCHEMA = 11;

    public SqliteLook {
        damage = List.copyOf(damage);
        preferences = Map.copyOf(preferences);
    }

    /**
     * Looks.
     *
     * @throws StoreException when it cannot be read, or is no store
     */
    public static SqliteLook at(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(PATIENCE_MS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        // Without a log that others write, nothing is made beside the file either.
        String how = Files.exists(Path.of(file + "-wal")) ? "mode=ro" : "immutable=1";
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?" + how);
        try (Connection connection = source.getConnection()) {
            return of(new Statements(connection));
        } catch (SQLException e) {
            throw new SqliteFailures(file, PATIENCE_MS).of(e).exception(e);
        }
    }

    private static SqliteLook of(Statements statements) throws SQLException {
        List<String> damage = statements.list("PRAGMA quick_check(" + MOST + ")", row -> row.getString(1)).stream()
                .filter(text -> !text.equals("ok"))
                .toList();
        if (!damage.isEmpty()) {
            return new SqliteLook(damage, false, Optional.empty(), Optional.empty(), Map.of());
        }
        long schema = statements
                .first(
                        "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success",
                        row -> row.getLong(1))
                .orElse(0L);
        Map<String, String> preferences = new HashMap<>();
        statements
                .list("SELECT name, value FROM preference", row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> preferences.put(entry.getKey(), entry.getValue()));
        return new SqliteLook(
                List.of(),
                schema == SCHEMA,
                time(statements, "SELECT at_micros FROM audit_log ORDER BY at_micros DESC LIMIT 1"),
                time(
                        statements,
                        "SELECT at_micros FROM audit_log WHERE action = '" + AuditLog.BACKUP_MADE
                                + "' ORDER BY sequence DESC LIMIT 1"),
                preferences);
    }

    private static Optional<Instant> time(Statements statements, String query) throws SQLException {
        return statements.first(query, row -> AuditTime.instant(row.getLong(1)));
    }
}
