package io.ptoken.store.jdbc.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32;

/** The changes that Flyway has made to a schema, as it remembers them in the database. */
final class SchemaHistory {

    private SchemaHistory() {}

    /**
     * Whether a database has every change of this release, each as it is now, and no others. Flyway would find the same, but
     * to start it costs a quarter of what a short command costs.
     *
     * @return false also where there is no such history, or none that can be read
     * @throws SQLException when the database cannot be reached
     */
    static boolean isNewest(Dialect dialect) throws SQLException {
        try (Connection connection = dialect.migrationSource().getConnection()) {
            return sum(connection) == dialect.newestSchema();
        } catch (SQLException e) {
            if (dialect.failure(e).scope() == Failure.Scope.CONNECTION) {
                throw e;
            }
            return false;
        }
    }

    /** A checksum of the numbers and contents of all changes, and of whether each was a success. */
    static long sum(Connection connection) throws SQLException {
        List<String> changes = new Statements(connection)
                .list(
                        "SELECT version, checksum, success FROM flyway_schema_history ORDER BY installed_rank",
                        row -> row.getString(1) + ' ' + row.getInt(2) + ' ' + row.getBoolean(3));
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", changes).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
