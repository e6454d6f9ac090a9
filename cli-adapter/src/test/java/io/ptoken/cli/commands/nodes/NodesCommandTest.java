package io.ptoken.cli.commands.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.service.port.NodeStore.NodeNotice;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.NodeStore.State;
import io.ptoken.store.jdbc.JdbcStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nodes that share a store, for people. */
@Tag("slow")
class NodesCommandTest {

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void showsHowEachTold() {
        write("vend-1", TestSurroundings.NOW.minusSeconds(4), State.RUNNING);
        write("vend-2", TestSurroundings.NOW.minusSeconds(30), State.RUNNING);
        write("vend-3", TestSurroundings.NOW.minusSeconds(90), State.STOPPED);

        assertThat(installation.surroundings().run("status", "--all").out()).isEqualTo("""
                NODE    STATE    VERSION  ADDRESS        MODULES                     NOTICES  TOLD
                vend-1  RUNNING  1.2.3    10.0.0.7:9443  OPERATIONAL, 3 of 999 keys  1        4 s ago
                vend-2  GONE     1.2.3    10.0.0.7:9443  OPERATIONAL, 3 of 999 keys  1        30 s ago
                vend-3  STOPPED  1.2.3    10.0.0.7:9443  OPERATIONAL, 3 of 999 keys  1        90 s ago
                vend-1: ERROR EService.DiskSpace: The disk is full.
                vend-2: ERROR EService.DiskSpace: The disk is full.
                vend-3: ERROR EService.DiskSpace: The disk is full.
                """);
        assertThat(installation.surroundings().run("status", "--all", "--json").out())
                .contains("\"document\" : \"nodes\"", "\"state\" : \"GONE\"", "\"ageSeconds\" : 30");
    }

    @Test
    void forgetsOneThatIsGoneAndNoOther() {
        write("vend-2", TestSurroundings.NOW, State.RUNNING);

        assertThat(installation.surroundings().run("nodes", "forget", "vend-2").out())
                .isEqualTo("The node vend-2 is forgotten.\n");
        CommandRun again = installation.surroundings().run("nodes", "forget", "vend-2");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("vend-2", "the name of a node");
        assertThat(installation.surroundings().run("status", "--all").out())
                .isEqualTo("No node has served on this store.\n");
    }

    @Test
    void aServerIsThereUnderItsNameAndSaysThatItWasStopped() throws Exception {
        Path file = installation.data().resolve("ptoken.yaml");
        Files.writeString(file, Files.readString(file).replace("name: \"\"", "name: \"till\""));
        BothWays.whileServed(installation, () -> {
            CommandRun shown = installation.surroundings().run("status", "--all");
            for (int i = 0; i < 100 && !shown.out().contains("till"); i++) {
                shown = installation.surroundings().run("status", "--all");
            }
            assertThat(shown.out()).contains("till  RUNNING");
        });
        assertThat(installation.surroundings().run("status", "--all").out()).contains("till  STOPPED");
    }

    private void write(String name, Instant at, State state) {
        try (JdbcStore store = JdbcStore.openSqlite(installation.data().resolve("ptoken.db"))) {
            store.nodes()
                    .write(new NodeStanding(
                            name,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            at,
                            state,
                            "1.2.3",
                            "10.0.0.7",
                            9443,
                            "OPERATIONAL, 3 of 999 keys",
                            List.of(new NodeNotice("ERROR", "EService.DiskSpace", "The disk is full."))));
        }
    }
}
