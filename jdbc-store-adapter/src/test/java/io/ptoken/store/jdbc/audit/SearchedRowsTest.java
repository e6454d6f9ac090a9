package io.ptoken.store.jdbc.audit;

import static io.ptoken.service.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditSearch;
import io.ptoken.service.port.AuditSearch.Found;
import io.ptoken.service.port.AuditSearch.Wanted;
import io.ptoken.service.port.AuditTime;
import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A search in a log of 30,000 rows, one a second, of which every thousandth is no sale: by index, and stride by stride. */
class SearchedRowsTest {

    private static final Wanted BUT_SALES = new Wanted("", List.of(), "", "", "", true);
    private static final Wanted JANE = new Wanted("jane", List.of(), "", "", "", false);
    private static final Wanted NOBODY = new Wanted("nobody", List.of(), "", "", "", false);

    @TempDir
    Path folder;

    @Test
    void whatIsNoSaleIsLookedForByItsOwnIndexAlone() throws SQLException {
        try (JdbcStore store = filled(10);
                Connection connection = connection()) {
            for (AuditSearch search : List.of(
                    search(BUT_SALES, 0, 0),
                    search(BUT_SALES, 0, 7),
                    search(new Wanted("", List.of(), Wanted.REFUSED, "", "", false), 0, 0),
                    search(new Wanted("jane", List.of("user."), "", "10.", "", false), 0, 0))) {
                assertThat(plan(connection, search))
                        .hasSize(2)
                        .allSatisfy(plan -> assertThat(plan)
                                .contains("audit_log_but_sales (at_micros>? AND at_micros<?)")
                                .doesNotContain("TEMP B-TREE"));
            }
            for (AuditSearch search : List.of(search(JANE, 0, 0), search(JANE, 0, 7))) {
                assertThat(plan(connection, search))
                        .hasSize(2)
                        .allSatisfy(plan -> assertThat(plan)
                                .contains("audit_log_by_time (at_micros>? AND at_micros<?)")
                                .doesNotContain("TEMP B-TREE"));
            }
            assertThat(store.auditLog().search(search(BUT_SALES, 0, 0)).rows()).isEmpty();
        }
    }

    @Test
    void goesStrideByStride() throws SQLException {
        try (JdbcStore store = filled(30_000)) {
            AuditLog log = store.auditLog();
            assertThat(numbers(log.search(search(BUT_SALES, 0, 0))))
                    .as("three strides are not full")
                    .hasSize(30);
            assertThat(numbers(log.search(search(JANE, 0, 0)))).hasSize(25).startsWith(6_000L);
            assertThat(log.search(search(JANE, 0, 0)).onward()).isEqualTo(5_001);
            assertThat(numbers(log.search(search(JANE, 5_001, 0))))
                    .containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L);
            assertThat(numbers(log.search(search(JANE, 0, 5_000)))).hasSize(25).endsWith(30_000L);
        }
    }

    private static AuditSearch search(Wanted wanted, long before, long after) {
        return new AuditSearch(Instant.EPOCH, AuditLog.END_OF_TIME, wanted, before, after, 50, 25_000);
    }

    private static List<Long> numbers(Found found) {
        return found.rows().stream().map(row -> row.sequence()).toList();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ptoken.db"));
    }

    private JdbcStore filled(long rows) throws SQLException {
        JdbcStore store = JdbcStore.openSqlite(folder.resolve("ptoken.db"));
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ")"
                    + " INSERT INTO audit_log SELECT i, " + AuditTime.micros(NOW) + " + i * 1000000,"
                    + " CASE WHEN i % 1000 = 0 THEN 'jane' ELSE 'till-' || (i % 7) END, '10.20.4.' || (i % 7),"
                    + " CASE WHEN i % 1000 = 0 THEN 'pref.set' ELSE 'issueCreditToken' END,"
                    + " printf('60072700000%07d', i % 200000), 'Ok', 'message-' || i,"
                    + " 'class 0/0 SGC 123456 KRN 1 TID 17000000 100.0 kWh 1 token of a customer; ' || i,"
                    + " '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' FROM n");
        }
        return store;
    }

    private static List<String> plan(Connection connection, AuditSearch search) throws SQLException {
        List<String> plans = new ArrayList<>();
        for (String sql : SearchedRows.statements(search)) {
            StringBuilder plan = new StringBuilder();
            try (Statement statement = connection.createStatement();
                    ResultSet steps = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "7"))) {
                while (steps.next()) {
                    plan.append(steps.getString("detail")).append('\n');
                }
            }
            plans.add(plan.toString());
        }
        return plans;
    }

    /** How long a page takes in a log of so many rows: {@code -Dptoken.audit.rows=10000000}. It prints what it measures. */
    @Test
    @EnabledIfSystemProperty(named = "ptoken.audit.rows", matches = "\\d+")
    void staysQuickInALongLog() throws SQLException {
        long rows = Long.getLong("ptoken.audit.rows");
        try (JdbcStore store = filled(rows)) {
            AuditLog log = store.auditLog();
            measure(log, "all but sales, newest", BUT_SALES, 0, 0);
            measure(log, "all but sales, from the middle back", BUT_SALES, rows / 2, 0);
            measure(log, "all but sales, from the middle on", BUT_SALES, 0, rows / 2);
            measure(log, "everything, newest", Wanted.ALL, 0, 0);
            measure(log, "everything, from the middle back", Wanted.ALL, rows / 2, 0);
            measure(log, "refused, none there", new Wanted("", List.of(), Wanted.REFUSED, "", "", false), 0, 0);
            measure(log, "one who did a thousandth", JANE, 0, 0);
            measure(log, "one who did nothing, newest", NOBODY, 0, 0);
            measure(log, "one who did nothing, from the middle back", NOBODY, rows / 2, 0);
            measure(log, "a meter", new Wanted("", List.of(), "", "", "600727000000000777", false), 0, 0);
        }
    }

    @SuppressWarnings("SystemOut") // this is what it is for
    private static void measure(AuditLog log, String what, Wanted wanted, long before, long after) {
        long[] took = new long[5];
        Found found = new Found(List.of(), 0);
        for (int i = 0; i < took.length; i++) {
            long begun = System.nanoTime();
            found = log.search(
                    new AuditSearch(Instant.EPOCH, AuditLog.END_OF_TIME, wanted, before, after, 51, 100_000));
            took[i] = (System.nanoTime() - begun) / 1_000_000;
        }
        long first = took[0];
        Arrays.sort(took);
        System.out.printf(
                "%-45s %3d rows, goes on at %9d: first %4d ms, median %4d ms%n",
                what, found.rows().size(), found.onward(), first, took[2]);
        assertThat(took[2]).as(what).isLessThan(2_000);
    }
}
