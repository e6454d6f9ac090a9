package io.ptoken.store.jdbc;

import io.ptoken.service.contract.AuditEditContract;
import io.ptoken.service.contract.EditHarness;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes do not share a file, but nothing in the tables depends on that. */
@Tag("slow")
class SqliteAuditEditsTest extends AuditEditContract {

    @TempDir
    Path folder;

    @Override
    protected EditHarness open() {
        return new Harness(folder);
    }

    private static final class Harness implements EditHarness {

        private final Path folder;
        private final List<JdbcStore> stores = new ArrayList<>();

        private Harness(Path folder) {
            this.folder = folder;
        }

        private Path file() {
            return folder.resolve("ptoken.db");
        }

        @Override
        public ServiceStore node(String name) {
            JdbcStore store = JdbcStore.open(
                    new SqliteDialect(file(), JdbcStore.CLIENT_WAITS), "the store", StoreObserver.NONE, name);
            stores.add(store);
            return store;
        }

        @Override
        public void execute(String sql) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public void keepCopy() {
            execute("VACUUM INTO '" + folder.resolve("copy.db") + "'");
        }

        /** By the rows: the file itself is open. */
        @Override
        public void putBack() {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                    Statement statement = connection.createStatement()) {
                statement.execute("ATTACH '" + folder.resolve("copy.db") + "' AS copy");
                for (String table : List.of("audit_log", "audit_chain", "audit_node", "audit_stray")) {
                    statement.execute("DELETE FROM main." + table);
                    statement.execute("INSERT INTO main." + table + " SELECT * FROM copy." + table);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String retyped(String column) {
            return "UPDATE audit_log SET " + column + " = CAST(" + column + " AS BLOB)";
        }

        @Override
        public void close() {
            stores.forEach(JdbcStore::close);
        }
    }
}
