package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.SecretFiles;
import io.ptoken.service.port.NodeStore;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL know of each other, and of the end and the return of one. */
class TwoServersIT {

    private static final String GONE = "The node two has not been heard of since ";

    @TempDir
    Path directory;

    private final PostgresSettings database = PostgresServer.shared().newDatabase();

    @BeforeEach
    void makeTwoInstallations() throws IOException {
        make("one");
        make("two");
    }

    @Test
    void eachShowsBothAndOneThatDiesIsANoticeUntilItReturns() throws SQLException {
        try (Program one = serve("one");
                Program two = serve("two");
                JdbcStore store = JdbcStore.openPostgres(database)) {
            String address = "127.0.0.1:" + port(one);
            int port = port(two);
            String other = "127.0.0.1:" + port;
            until(store.nodes(), "two", node -> node.port() == port);
            for (String asked : new String[] {"one", "two"}) {
                String all = run(asked, "status", "--all").out();
                assertThat(all.lines())
                        .anyMatch(row -> row.matches("one +RUNNING +0\\.1\\.0\\S* +" + address + " .* [0-9]+ s ago"))
                        .anyMatch(row -> row.matches("two +RUNNING +0\\.1\\.0\\S* +" + other + " .* [0-9]+ s ago"));
            }
            assertThat(standby("one")).startsWith("OK");
            Instant first = find(store.nodes(), "two").at();
            until(store.nodes(), "two", node -> node.at().isAfter(first));
            assertThat(Duration.between(first, find(store.nodes(), "two").at()))
                    .as("each beats every 10 s")
                    .isBetween(NodeStore.BEAT, NodeStore.BEAT.plusSeconds(5));

            two.kill();
            two.end();
            timePassesFor("two");
            until(store.nodes(), "two", node -> node.isGone(Instant.now()));
            assertThat(run("one", "notices", "--refresh").out()).contains(GONE, "ptoken nodes forget");
            assertThat(standby("one")).startsWith("ERROR").contains(GONE);
            assertThat(run("one", "check-up").exitCode()).isEqualTo(1);
            assertThat(run("one", "status", "--all").out().lines())
                    .anyMatch(row -> row.matches("two +GONE .* [0-9]+ s ago"));

            try (Program again = serve("two")) {
                assertThat(again.pid()).isNotEqualTo(two.pid());
                until(store.nodes(), "two", node -> node.isAlive(Instant.now()));
                assertThat(run("one", "notices", "--refresh").out()).doesNotContain(GONE);
                assertThat(standby("one")).startsWith("OK");
                assertThat(run("two", "notices", "--refresh").out()).doesNotContain("The node ");
            }
        }
    }

    /** As if its last beat had been a minute earlier. */
    private void timePassesFor(String node) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), "ptoken", "");
                PreparedStatement minute = connection.prepareStatement(
                        "UPDATE node_standing SET written = written - 60000000 WHERE name = ?")) {
            minute.setString(1, node);
            assertThat(minute.executeUpdate()).isEqualTo(1);
        }
    }

    private void make(String name) throws IOException {
        SecretFiles.ownerOnly(directory.resolve(name + ".key"), "5A".repeat(32));
        assertThat(run(name, "init", "--store-url", database.url()).exitCode()).isZero();
        Path file = directory.resolve(name).resolve("ptoken.yaml");
        String made = Files.readString(file);
        String named = made.replace("\n  name: \"\"\n", "\n  name: " + name + "\n");
        assertThat(named).isNotEqualTo(made);
        Files.writeString(file, named);
    }

    /** Line 10 of the weekly check. */
    private String standby(String name) {
        String all = run(name, "check-up").out();
        return all.substring(all.indexOf("\n10  ") + 5, all.indexOf("\n11  "));
    }

    private static NodeStanding find(NodeStore nodes, String name) {
        return nodes.all().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void until(NodeStore nodes, String name, Predicate<NodeStanding> wanted) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> nodes.all().stream().anyMatch(node -> node.name().equals(name) && wanted.test(node)));
    }

    private static int port(Program server) {
        String api = server.readTo("Ready.").stream()
                .filter(candidate -> candidate.startsWith("TokenApi"))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(api.replaceAll(".* port ([0-9]+),.*", "$1"));
    }

    private Program serve(String name) {
        return Program.start(
                environment(name), "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
    }

    private Program.Ended run(String name, String... command) {
        return Program.run(environment(name), command);
    }

    private Map<String, String> environment(String name) {
        return Map.of(
                "PTOKEN_DATA", directory.resolve(name).toString(),
                "PTOKEN_KEY_FILE", directory.resolve(name + ".key").toString(),
                "PTOKEN_STORE_PASSWORD", "not looked at",
                "PTOKEN_LOCK_FOLDER", directory.resolve("locks").toString());
    }
}
