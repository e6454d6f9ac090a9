package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.KekSlotStore.Owner;
import io.ptoken.service.port.ModuleStandingStore.Decision;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of modules stood among the preferences in version 5 of the store and has tables of its own since. */
@Tag("slow")
class ModuleStateMigrationTest {

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyDecisionThatAnEarlierReleaseWroteIsTheSame(Kind kind) throws SQLException {
        Old old = old(kind);
        Map<String, Decision> written = new HashMap<>();
        Map<String, String> preferences = new HashMap<>();
        for (int priority = 0; priority <= 99; priority++) {
            for (String standby : List.of("", "yes", "no")) {
                for (String drained : List.of("", "yes", "no")) {
                    String text = text(priority, standby, drained);
                    if (!text.isEmpty()) {
                        String module = "m" + priority + "." + standby + "," + drained;
                        written.put(module, new Decision(number(priority), flag(standby), flag(drained)));
                        preferences.put("pool.module." + module, text);
                    }
                }
            }
        }
        old.insert(preferences);

        try (JdbcStore store = old.open()) {
            assertThat(store.moduleStandings().all()).hasSize(899).isEqualTo(written);
            assertThat(store.preferences().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatNobodyUnderstoodIsAsConfigured(Kind kind, String text) throws SQLException {
        Old old = old(kind);
        old.insert(Map.of("pool.module.a", text, "pool.module.b", "drained=yes"));

        try (JdbcStore store = old.open()) {
            assertThat(store.moduleStandings().all()).containsOnlyKeys("b");
            assertThat(store.preferences().all()).isEmpty();
        }
    }

    static Stream<Arguments> whatNobodyUnderstoodIsAsConfigured() {
        return Stream.of("", "nonsense", "priority=0", "priority=100", "drained=maybe", "drained=yes priority=1")
                .flatMap(text -> Stream.of(Kind.values()).map(kind -> Arguments.of(kind, text)));
    }

    @ParameterizedTest
    @EnumSource
    void everyRememberedSlotIsTheSame(Kind kind) throws SQLException {
        Old old = old(kind);
        String kmc = "KMCID.1:city/north:KMC-1:20261123T070000Z:7BFC6583551B02DE:074C";
        String slot = "number=1\nstate=PENDING\nrequest=a=b'c";
        old.insert(Map.of(
                "keyload.slot.hall-a/10000001/" + kmc,
                slot,
                "keyload.slot.hall-a/10000001/KMC-2",
                "number=2",
                "keyload.slot.hall-a/10000002/KMC-2",
                "number=3",
                "keyload.slot.vault/10000001/KMC-2",
                ""));

        try (JdbcStore store = old.open()) {
            assertThat(store.kekSlots().slots(new Owner("hall-a", "10000001")))
                    .isEqualTo(Map.of(kmc, slot, "KMC-2", "number=2"));
            assertThat(store.kekSlots().slots(new Owner("hall-a", "10000002"))).isEqualTo(Map.of("KMC-2", "number=3"));
            assertThat(store.kekSlots().slots(new Owner("vault", "10000001"))).isEqualTo(Map.of("KMC-2", ""));
            assertThat(store.preferences().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void preferencesAndTheAuditLogStayByteForByte(Kind kind) throws SQLException {
        Old old = old(kind);
        Map<String, String> preferences = Map.of(
                "ptoken.sessionTimeoutSec", "3600", "POOL.MODULE.a", "drained=yes", "pool_module_a", "drained=yes");
        old.insert(preferences);
        old.insert(Map.of("pool.module.a", "drained=yes"));
        old.execute("INSERT INTO audit_log VALUES (1, 1000000, 'jane', 'local', 'pool.drain', 'a', 'OK', '',"
                + " 'old priority 1, standby no, drained no; new priority 1, standby no, drained yes', 'cafe')");
        old.execute("UPDATE audit_chain SET head_sequence = 1, head_hash = 'cafe'");
        List<String> audited = old.rows("SELECT * FROM audit_log");
        List<String> chain = old.rows("SELECT * FROM audit_chain");

        try (JdbcStore store = old.open()) {
            assertThat(store.preferences().all()).isEqualTo(preferences);
            assertThat(store.moduleStandings().all()).containsOnlyKeys("a");
        }
        assertThat(old.rows("SELECT * FROM audit_log")).hasSize(1).isEqualTo(audited);
        assertThat(old.rows("SELECT * FROM audit_chain")).isEqualTo(chain);
    }

    /** As releases up to version 5 wrote it. */
    private static String text(int priority, String standby, String drained) {
        List<String> words = new ArrayList<>();
        if (priority > 0) {
            words.add("priority=" + priority);
        }
        if (!standby.isEmpty()) {
            words.add("standby=" + standby);
        }
        if (!drained.isEmpty()) {
            words.add("drained=" + drained);
        }
        return String.join(" ", words);
    }

    private static OptionalInt number(int priority) {
        return priority == 0 ? OptionalInt.empty() : OptionalInt.of(priority);
    }

    private static Optional<Boolean> flag(String word) {
        return word.isEmpty() ? Optional.empty() : Optional.of(word.equals("yes"));
    }

    private Old old(Kind kind) {
        Old old = kind == Kind.SQLITE
                ? new Old(kind, folder.resolve("ptoken.db"), Optional.empty())
                : new Old(kind, folder, Optional.of(PostgresServer.shared().newDatabase()));
        Flyway.configure(ModuleStateMigrationTest.class.getClassLoader())
                .dataSource(old.url(), "ptoken", "")
                .locations(
                        "classpath:io/ptoken/store/jdbc/migration/" + (kind == Kind.SQLITE ? "sqlite" : "postgresql"))
                .target("5")
                .loggers("slf4j")
                .load()
                .migrate();
        return old;
    }

    /** A store of version 5. */
    private record Old(Kind kind, Path file, Optional<PostgresSettings> database) {

        String url() {
            return database.map(PostgresSettings::url).orElse("jdbc:sqlite:" + file);
        }

        JdbcStore open() {
            return database.map(JdbcStore::openPostgres).orElseGet(() -> JdbcStore.openSqlite(file));
        }

        void insert(Map<String, String> preferences) throws SQLException {
            try (Connection connection = connect();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO preference VALUES (?, ?)")) {
                for (Map.Entry<String, String> preference : preferences.entrySet()) {
                    insert.setString(1, preference.getKey());
                    insert.setString(2, preference.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        List<String> rows(String sql) throws SQLException {
            List<String> found = new ArrayList<>();
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.append(rows.getString(column)).append('|');
                    }
                    found.add(row.toString());
                }
            }
            return found;
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(url(), "ptoken", "");
        }
    }
}
