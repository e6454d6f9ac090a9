package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditTime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of 50,000 rows, one a second, with a gap: longer than what one statement looks at. */
class AuditPagesTest {

    private static final int ROWS = 50_000;

    @TempDir
    Path folder;

    private JdbcStore store;

    @BeforeEach
    void fill() throws SQLException {
        Path file = folder.resolve("ptoken.db");
        store = JdbcStore.openSqlite(file);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ")"
                    + " INSERT INTO audit_log SELECT i, " + AuditTime.micros(NOW)
                    + " + i * 1000000, '', '', '', '', '', '', '', 'h' FROM n");
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void jumpsOverWhatComesBeforeThePeriod() {
        assertThat(sequences(second(49_000), second(60_000), 0, 2)).containsExactly(49_000L, 49_001L);
    }

    @Test
    void endsWithThePeriod() {
        assertThat(sequences(second(100), second(102), 0, 10)).containsExactly(100L, 101L);
        assertThat(sequences(second(100), second(102), 101, 10)).isEmpty();
        assertThat(sequences(second(60_000), second(70_000), 0, 10)).isEmpty();
    }

    @Test
    void readsOverTheEndOfWhatOneStatementLooksAt() {
        assertThat(sequences(second(0), second(60_000), 3, 25_000))
                .hasSize(25_000)
                .startsWith(4L)
                .endsWith(25_003L);
        assertThat(sequences(second(0), second(60_000), 0, ROWS + 1)).hasSize(ROWS);
    }

    @Test
    void looksForCallsWithoutAnAccountByIndexAlone() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ptoken.db"));
                Statement statement = connection.createStatement()) {
            assertThat(plan(statement, JdbcAuditLog.UNSIGNED)).contains("USING COVERING INDEX audit_log_unsigned");
            assertThat(plan(statement, JdbcAuditLog.SIGNED_IN)).contains("INDEX audit_log_signed_in");
            assertThat(plan(statement, JdbcAuditLog.SIGN_INS_OF)).contains("INDEX audit_log_sign_ins");
            assertThat(plan(statement, JdbcAuditLog.LAST_BACKUP)).contains("INDEX audit_log_backup");
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet steps = statement.executeQuery("EXPLAIN QUERY PLAN " + query.replace("?", "7"))) {
            while (steps.next()) {
                plan.append(steps.getString("detail")).append('\n');
            }
        }
        return plan.toString();
    }

    private List<Long> sequences(Instant from, Instant to, long after, int limit) {
        return store.auditLog().page(from, to, after, limit).stream()
                .map(AuditRow::sequence)
                .toList();
    }

    private static Instant second(int n) {
        return NOW.plusSeconds(n);
    }
}
