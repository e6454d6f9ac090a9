package io.ptoken.store.jdbc;

import io.ptoken.service.contract.AuditEditContract;
import io.ptoken.service.contract.EditHarness;
import io.ptoken.service.observe.StoreObserver;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** Two nodes on one database. */
@Tag("slow")
class PostgresAuditEditsTest extends AuditEditContract {

    private static final List<String> TABLES = List.of("audit_log", "audit_chain", "audit_node");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Its tables are made once; copies of it are quick. */
    private static final class Template {

        static final PostgresSettings SETTINGS = made();

        private static PostgresSettings made() {
            PostgresSettings settings = PostgresServer.shared().newDatabase();
            JdbcStore.openPostgres(settings).close();
            return settings;
        }

        static PostgresSettings copy() {
            String url = SETTINGS.url();
            String name = url.substring(url.lastIndexOf('/') + 1);
            String copy = "edits" + DATABASES.incrementAndGet();
            PostgresServer.shared().execute("CREATE DATABASE " + copy + " TEMPLATE " + name);
            return PostgresSettings.of(
                    url.substring(0, url.lastIndexOf('/') + 1) + copy, SETTINGS.username(), SETTINGS.password());
        }
    }

    @Override
    protected EditHarness open() {
        return new Harness(Template.copy());
    }

    private static final class Harness implements EditHarness {

        private final PostgresSettings settings;
        private final List<JdbcStore> stores = new ArrayList<>();

        private Harness(PostgresSettings settings) {
            this.settings = settings;
        }

        @Override
        public ServiceStore node(String name) {
            JdbcStore store = JdbcStore.openPostgres(settings.withReaders(1), StoreObserver.NONE, name);
            stores.add(store);
            return store;
        }

        @Override
        public void execute(String sql) {
            try (Connection connection =
                            DriverManager.getConnection(settings.url(), settings.username(), settings.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        @Override
        public void keepCopy() {
            TABLES.forEach(table -> execute("CREATE TABLE copy_" + table + " AS SELECT * FROM " + table));
        }

        @Override
        public void putBack() {
            for (String table : TABLES) {
                execute("DELETE FROM " + table);
                execute("INSERT INTO " + table + " SELECT * FROM copy_" + table);
            }
        }

        /** Somebody would have to alter the table, and then nothing fits. */
        @Override
        public String retyped(String column) {
            return "";
        }

        @Override
        public void close() {
            stores.forEach(JdbcStore::close);
        }
    }
}
