package io.ptoken.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.postgres.PostgresSettings;
import io.ptoken.store.jdbc.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/several-nodes.md do what it says. */
@Tag("slow")
class SeveralNodesPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("ptoken.root", "..")).resolve("docs/several-nodes.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ ptoken (.*)$");

    @TempDir
    Path directory;

    private final PostgresSettings database = PostgresServer.shared().newDatabase();

    @Test
    void twoNodesAreMadeAsItSays() throws IOException {
        List<CommandRun> first = run("one", "The first node");
        assertThat(first.get(0).out()).contains("shown this once");
        assertThat(first.get(1).out()).contains("vending", "admin");

        List<CommandRun> second = run("two", "The second node");
        assertThat(second.get(0).out()).contains("its accounts are as they were, and no password is new");
        assertThat(second.get(1).out()).isEqualTo("No node has served on this store.\n");

        try (JdbcStore store = JdbcStore.openPostgres(database)) {
            store.nodes()
                    .write(new NodeStanding(
                            "vend-2:9443",
                            TestSurroundings.NOW,
                            TestSurroundings.NOW,
                            TestSurroundings.NOW,
                            State.RUNNING,
                            "1",
                            "0.0.0.0",
                            9443,
                            "",
                            List.of()));
        }
        assertThat(run("one", "How nodes see each other").get(0).out())
                .isEqualTo("The node vend-2:9443 is forgotten.\n");
    }

    private List<CommandRun> run(String node, String heading) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("\n## " + heading + "\n");
        String section = page.substring(begin, page.indexOf("\n## ", begin + 1));
        List<CommandRun> runs = COMMAND.matcher(section)
                .results()
                .map(found -> found.group(1).replace("jdbc:postgresql://db.example/ptoken", database.url()))
                .map(command -> new TestSurroundings()
                        .variable("PTOKEN_DATA", directory.resolve(node).toString())
                        .variable("PTOKEN_PASSPHRASE", "a passphrase of some length")
                        .variable("PTOKEN_STORE_PASSWORD", "not looked at")
                        .run(command.split(" ")))
                .toList();
        assertThat(runs)
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.exitCode()).as(run.err()).isZero());
        return runs;
    }
}
