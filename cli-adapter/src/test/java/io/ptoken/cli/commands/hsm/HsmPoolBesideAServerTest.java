package io.ptoken.cli.commands.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the order of modules, with a server and without. */
@Tag("slow")
class HsmPoolBesideAServerTest {

    @TempDir
    Path directory;

    private TestInstallation served;
    private TestInstallation alone;

    @BeforeEach
    void makeTwoInstallations() throws IOException {
        served = withModules("served");
        alone = withModules("alone");
    }

    @Test
    void theyDoAndSayTheSame() {
        BothWays.whileServing(served, () -> {
            assertSame("hsm", "drain", "spare");
            assertThat(assertSame("hsm", "list").out().lines())
                    .anyMatch(row -> row.matches("spare +TSM500I +127.0.0.1:1 +STS6 +1 +no +yes"));
            assertSame("hsm", "priority", "soft", "7");
            assertSame("hsm", "priority", "soft", "100");
            assertSame("hsm", "standby", "spare");
            assertSame("hsm", "standby", "spare", "--off");
            assertSame("hsm", "resume", "spare");
            assertThat(assertSame("hsm", "drain", "nobody").exitCode()).isEqualTo(1);
            assertSame("hsm", "list", "--json");
        });
        assertThat(actions(served)).isEqualTo(actions(alone));
    }

    @Test
    void aServerDrainsAtOnce() {
        BothWays.whileServing(served, () -> {
            run(served, "hsm", "drain", "spare");

            assertThat(run(served, "notices").out()).contains("The security module spare is drained");
        });
    }

    @Test
    void withoutAListThereIsNothingToPutInOrder() throws IOException {
        TestInstallation one = TestInstallation.made(Files.createDirectory(directory.resolve("one")));

        assertThat(BothWays.same(one, "hsm", "list").exitCode()).isZero();
        assertThat(BothWays.same(one, "hsm", "list", "--json").out()).contains("\"modules\" : [ ]");
        assertThat(BothWays.same(one, "hsm", "drain", "a").err())
                .isEqualTo(
                        "ptoken: ptoken.yaml lists no modules: there is the software module alone, and nothing to put"
                                + " in order\n");
    }

    private TestInstallation withModules(String name) throws IOException {
        TestInstallation made = TestInstallation.made(Files.createDirectory(directory.resolve(name)));
        Path file = made.data().resolve("ptoken.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "modules: []",
                                "modules: [{name: soft, kind: SOFTWARE}, {name: spare, kind: TSM500I, host: 127.0.0.1,"
                                        + " port: 1}]"));
        return made;
    }

    private CommandRun assertSame(String... command) {
        CommandRun run = run(served, command);
        assertThat(run).isEqualTo(run(alone, command));
        return run;
    }

    private static String actions(TestInstallation installation) {
        return run(installation, "audit", "list")
                .out()
                .lines()
                .filter(line -> line.contains("pool."))
                .map(line -> line.substring(line.indexOf("pool.")))
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private static CommandRun run(TestInstallation installation, String... command) {
        return installation.surroundings().run(command);
    }
}
