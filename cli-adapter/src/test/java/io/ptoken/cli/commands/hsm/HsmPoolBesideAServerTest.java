package io.ptoken.cli.commands.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
            assertThat(run(alone, "hsm", "list").out().lines())
                    .anyMatch(row -> row.matches("spare +TSM500I +127.0.0.1:1 +STS6 +1 +no +yes +-"));
            assertThat(run(served, "hsm", "list").out().lines())
                    .anyMatch(row -> row.matches("spare +TSM500I +127.0.0.1:1 +STS6 +1 +no +yes +[1-9][0-9]*"));
            assertSame("hsm", "priority", "soft", "7");
            assertSame("hsm", "priority", "soft", "100");
            assertSame("hsm", "standby", "spare");
            assertSame("hsm", "standby", "spare", "--off");
            assertSame("hsm", "resume", "spare");
            assertThat(assertSame("hsm", "drain", "nobody").exitCode()).isEqualTo(1);
        });
        assertThat(actions(served)).isEqualTo(actions(alone));
    }

    @Test
    void aServerTellsHowOftenAModuleFailedAndSinceWhen() {
        BothWays.whileServing(served, () -> {
            String list = run(served, "hsm", "list").out();
            String since = TestSurroundings.NOW.toString();
            Matcher told = Pattern.compile("spare fails since " + since
                            + "; failures since the server started: ([0-9]+), the last at " + since + ", spare: ")
                    .matcher(list);
            assertThat(told.find()).as(list).isTrue();
            assertThat(list.lines())
                    .anyMatch(row -> row.matches("soft .* 0"))
                    .noneMatch(row -> row.startsWith("soft fails"));
            assertThat(run(served, "hsm", "list", "--json").out())
                    .contains("\"failsSince\" : \"" + since + "\"", "\"count\" : " + told.group(1));
            assertThat(run(served, "status").out()).contains("failures " + told.group(1) + ", fails since " + since);
        });
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
