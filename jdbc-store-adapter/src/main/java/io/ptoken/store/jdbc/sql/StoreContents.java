package io.ptoken.store.jdbc.sql;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a store tells to somebody who changes nothing in it.
 *
 * @param schema number of the newest change of its schema
 * @param lastEntry the latest moment of its audit log
 * @param lastBackup when its last backup was made
 * @param preferences as they are stored
 */
public record StoreContents(
        long schema, Optional<Instant> lastEntry, Optional<Instant> lastBackup, Map<String, String> preferences) {

    public StoreContents {
        preferences = Map.copyOf(preferences);
    }

    /** Reads, in either dialect. */
    public static StoreContents read(Statements statements) throws SQLException {
        long schema = statements
                .first(
                        "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success",
                        row -> row.getLong(1))
                .orElse(0L);
        Map<String, String> preferences = new HashMap<>();
        statements
                .list("SELECT name, value FROM preference", row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> preferences.put(entry.getKey(), entry.getValue()));
        return new StoreContents(
                schema,
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
