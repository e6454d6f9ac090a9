package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation on a database that several nodes share. */
@Tag("slow")
class InitOnPostgresTest {

    @TempDir
    Path directory;

    private final PostgresSettings database = PostgresServer.shared().newDatabase();

    @Test
    void makesTheAccountsInTheDatabase() throws IOException {
        CommandRun made = init("one", database.url());
        assertThat(made.err()).isEmpty();
        assertThat(made.exitCode()).isZero();
        assertThat(made.out())
                .contains("Made the store in " + database.url()
                        + " of user ptoken, with the accounts 'vending' and 'admin'\n")
                .containsPattern("Password of 'admin', shown this once, to be changed first: [A-Za-z2-9]{20}\n")
                .doesNotContain("ptoken.db");
        assertThat(Files.readString(directory.resolve("one/ptoken.yaml")))
                .contains("  kind: POSTGRESQL\n", "  url: \"" + database.url() + "\"\n", "  user: \"ptoken\"\n");
        assertThat(directory.resolve("one/ptoken.db")).doesNotExist();
        assertThat(node("one").run("user", "list").out()).contains("vending", "admin");
    }

    @Test
    void theSecondNodeJoinsAndNoPasswordIsNew() {
        init("one", database.url());
        String before = node("one").run("user", "list").out();

        CommandRun joined = init("two", database.url());

        assertThat(joined.err()).isEmpty();
        assertThat(joined.exitCode()).isZero();
        assertThat(joined.out())
                .contains("Joined the store in " + database.url()
                        + " of user ptoken: its accounts are as they were, and no password is new.\n")
                .doesNotContain("shown this once");
        assertThat(node("two").run("user", "list").out()).isEqualTo(before);
    }

    @Test
    void leavesNothingWhereTheDatabaseCannotBeReached() {
        CommandRun run = init("one", "jdbc:postgresql://127.0.0.1:1/ptoken");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("127.0.0.1:1");
        assertThat(directory.resolve("one/ptoken.yaml")).doesNotExist();
    }

    @Test
    void leavesNothingWhereTheDatabaseRefusesTheUser() {
        CommandRun run = node("one").run("init", "--store-url", database.url(), "--store-user", "stranger");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("does not let the user stranger in");
        assertThat(directory.resolve("one/ptoken.yaml")).doesNotExist();
    }

    @Test
    void refusesTheDatabaseOfSomebodyElse() throws SQLException {
        execute("CREATE TABLE customers (name TEXT)");
        CommandRun run = init("one", database.url());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is not empty and not of this program", "name an empty database");
        assertThat(directory.resolve("one/ptoken.yaml")).doesNotExist();
    }

    @Test
    void refusesTheDatabaseOfANewerRelease() throws SQLException {
        init("one", database.url());
        execute(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 1, '', 1, true)");
        assertThat(init("two", database.url()).err()).contains("was written by a newer release (schema 99)");
    }

    @Test
    void takesThePasswordFromTheEnvironmentAlone() {
        assertThat(new TestSurroundings()
                        .variable("PTOKEN_DATA", directory.resolve("one").toString())
                        .variable("PTOKEN_PASSPHRASE", "a passphrase of some length")
                        .run("init", "--store-url", database.url())
                        .err())
                .contains("PTOKEN_STORE_PASSWORD");
        CommandRun shown = init("one", database.url() + "?password=hunter2");
        assertThat(shown.err())
                .isEqualTo("ptoken: --store-url: leave the password out, and put it into PTOKEN_STORE_PASSWORD\n");
        assertThat(directory.resolve("one/ptoken.yaml")).doesNotExist();
    }

    @Test
    void namesAUserOnlyWithADatabase() {
        assertThat(node("one").run("init", "--store-user", "jane").err())
                .contains("--store-user goes with --store-url");
        assertThat(init("one", database.url() + "\"x").err()).contains("--store-url: expected printable ASCII");
        assertThat(init("one", "jdbc:mysql://db/ptoken").err()).contains("store.url", "jdbc:postgresql://");
    }

    private CommandRun init(String name, String url) {
        return node(name).run("init", "--store-url", url);
    }

    private TestSurroundings node(String name) {
        return new TestSurroundings()
                .variable("PTOKEN_DATA", directory.resolve(name).toString())
                .variable("PTOKEN_PASSPHRASE", "a passphrase of some length")
                .variable("PTOKEN_STORE_PASSWORD", "not looked at");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), "ptoken", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
