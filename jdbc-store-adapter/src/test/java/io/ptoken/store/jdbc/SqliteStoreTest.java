package io.ptoken.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.access.Account;
import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.service.port.TokenResults;
import io.ptoken.service.port.TokenResults.StoredResult;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

    private static final MeterPan METER = MeterPan.parse("600727000000000009");
    private static final TokenIdentifier NOON = new TokenIdentifier(12 * 60);

    @TempDir
    Path folder;

    private SqliteStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("ptoken.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void waitsForTheDiskOnEveryConnection() throws SQLException {
        assertThat(store.pool().getMaximumPoolSize()).isEqualTo(4);
        try (Connection first = store.pool().getConnection();
                Connection second = store.pool().getConnection();
                Connection third = store.pool().getConnection();
                Connection fourth = store.pool().getConnection()) {
            for (Connection each : List.of(first, second, third, fourth)) {
                assertThat(pragma(each, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(each, "synchronous")).as("2 is FULL").isEqualTo("2");
                assertThat(pragma(each, "busy_timeout")).isEqualTo("10000");
            }
        }
    }

    @Test
    void doesNotQuoteTokensOrPasswordHashesInFailures() throws SQLException {
        breakTable("token_result");
        breakTable("account");
        TokenResults results = store.tokenResults();
        StoredResult result = new StoredResult("digest", List.of(TokenResultsTest.token("70630503470028726114")));
        Account account = new Account("vending", "$argon2id$marker", Set.of(), true);

        StoreException ofResult =
                catchThrowableOfType(StoreException.class, () -> results.store("api", "m-1", result, Instant.EPOCH));
        StoreException ofAccount = catchThrowableOfType(
                StoreException.class, () -> store.accounts().save(account));

        assertThat(trace(ofResult)).contains("disk is broken").doesNotContain("70630503470028726114");
        assertThat(trace(ofAccount)).contains("disk is broken").doesNotContain("marker");
        assertThat(results.find("api", "m-1")).isEmpty();
    }

    @Test
    void reservesNothingWhenTheReservationFails() throws SQLException {
        TokenIdentifierLedger ledger = store.tokenIdentifierLedger();
        breakTable("used_tid");
        assertThat(catchThrowableOfType(
                        StoreException.class,
                        () -> ledger.reserve(METER, BaseDate.BDT_2014, NOON, TokenIdentifier.MAX)))
                .isNotNull();
        mendTable("used_tid");

        assertThat(ledger.reserve(METER, BaseDate.BDT_2014, NOON, TokenIdentifier.MAX))
                .isEqualTo(Optional.of(NOON));
    }

    private void breakTable(String table) throws SQLException {
        execute("CREATE TRIGGER broken_" + table + " BEFORE INSERT ON " + table
                + " BEGIN SELECT RAISE(ABORT, 'disk is broken'); END");
    }

    private void mendTable(String table) throws SQLException {
        execute("DROP TRIGGER broken_" + table);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = store.pool().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
