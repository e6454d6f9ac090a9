package io.ptoken.store.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.store.jdbc.postgres.PostgresDialect;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class SchemaHistoryTest {

    @TempDir
    static Path folder;

    static Stream<Dialect> empty() {
        return Stream.of(
                new SqliteDialect(folder.resolve("ptoken.db")),
                new PostgresDialect(PostgresServer.shared().newDatabase()));
    }

    /** After a migration is added or changed, the number here belongs into its dialect; until then Flyway does the work. */
    @ParameterizedTest
    @MethodSource("empty")
    void theNewestIsKnownAndEveryOtherIsNot(Dialect dialect) throws SQLException {
        assertThat(SchemaHistory.isNewest(dialect)).as("an empty database").isFalse();

        Migrations.run(dialect, "the store");

        try (Connection connection = dialect.migrationSource().getConnection()) {
            assertThat(SchemaHistory.sum(connection))
                    .as("what newestSchema() of the dialect has to return")
                    .isEqualTo(dialect.newestSchema());
        }
        requireUnknownWith(dialect, "checksum", "checksum + 1");
        requireUnknownWith(dialect, "success", "NOT success");
        requireUnknownWith(dialect, "version", "'3.1'");
        assertThat(SchemaHistory.isNewest(dialect)).isTrue();
        execute(
                dialect,
                "DELETE FROM flyway_schema_history"
                        + " WHERE installed_rank = (SELECT MAX(installed_rank) FROM flyway_schema_history)");
        assertThat(SchemaHistory.isNewest(dialect)).as("without the last").isFalse();
    }

    private static void requireUnknownWith(Dialect dialect, String column, String value) throws SQLException {
        try (Connection connection = dialect.migrationSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE flyway_schema_history SET " + column + " = " + value + " WHERE version = '3'");
            assertThat(SchemaHistory.sum(connection)).as(column).isNotEqualTo(dialect.newestSchema());
            connection.rollback();
        }
    }

    private static void execute(Dialect dialect, String sql) throws SQLException {
        try (Connection connection = dialect.migrationSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
