package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.access.Account;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What version 8 of the store makes of the accounts of version 6. */
@Tag("slow")
class SecondPersonMigrationTest {

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void administratorsWereSoBeforeAndNobodyKnowsWhoChoseTheirPassword(Kind kind) throws SQLException {
        Path file = folder.resolve("ptoken.db");
        Optional<PostgresSettings> database = kind == Kind.SQLITE
                ? Optional.empty()
                : Optional.of(PostgresServer.shared().newDatabase());
        String url = database.map(PostgresSettings::url).orElse("jdbc:sqlite:" + file);
        Flyway.configure(SecondPersonMigrationTest.class.getClassLoader())
                .dataSource(url, "ptoken", "")
                .locations(
                        "classpath:io/ptoken/store/jdbc/migration/" + (kind == Kind.SQLITE ? "sqlite" : "postgresql"))
                .target("6")
                .loggers("slf4j")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "ptoken", "");
                Statement statement = connection.createStatement()) {
            for (String roles : new String[] {"ptoken-admin", "ptoken-admin ptoken-operator", "ptoken-operator", ""}) {
                statement.execute(
                        "INSERT INTO account (username, password_hash, roles, enabled, password_changed, must_change,"
                                + " failed_sign_ins) VALUES ('of " + roles + "', 'hash', '" + roles + "', 1, 7, 0, 0)");
            }
        }

        try (JdbcStore store = database.map(JdbcStore::openPostgres).orElseGet(() -> JdbcStore.openSqlite(file))) {
            assertThat(store.accounts().all())
                    .hasSize(4)
                    .noneMatch(Account::passwordChosen)
                    .allSatisfy(account -> assertThat(account.administratorSince())
                            .isEqualTo(Optional.of(Instant.EPOCH)
                                    .filter(unused -> account.username().contains("ptoken-admin"))));
            ApprovalStore approvals = store.approvals();
            assertThat(approvals.newest(9)).isEmpty();
            assertThat(approvals.since()).isEmpty();
            assertThat(approvals.off()).isEmpty();
        }
    }
}
