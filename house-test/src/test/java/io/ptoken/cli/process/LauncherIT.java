package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./ptoken} in a source tree of its own, with a {@code mvn} that only pretends. */
class LauncherIT {

    private static final String MODULES = "[1/2] hsm-port\n[2/2] program\n";

    @TempDir
    Path directory;

    private SourceTree tree;

    @BeforeEach
    void makeASourceTree() throws IOException {
        tree = SourceTree.in(directory);
    }

    @Test
    void buildsOnTheFirstRunAndHandsOver() {
        Program.Ended first = launch(Map.of(), "token", "a b");

        assertThat(first.err()).isEqualTo("Building ptoken (first run, takes a minute or two) ...\n" + MODULES);
        assertThat(first.out()).isEqualTo(directory.toAbsolutePath() + ": token a b\n");
        assertThat(first.exitCode()).as("exit code of the program").isEqualTo(7);
    }

    /** Whoever reads the output takes a carriage return for the end of a line. */
    @Test
    void showsAtATerminalOneModuleAfterTheOtherInOneLine() {
        Program.Ended first = tree.atTerminal(Map.of(), "never", "", "ptoken", "x");

        assertThat(first.out())
                .contains("\n\u001b[K[1/2] hsm-port\n\u001b[K[2/2] program\n\u001b[K")
                .endsWith(": x\n");
    }

    @Test
    void doesNotBuildTwice() throws IOException {
        launch(Map.of());

        Program.Ended second = launch(Map.of());

        assertThat(second.err()).isEmpty();
        assertThat(tree.calls()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        launch(Map.of());
        tree.touch("program/src/main/A.java", Instant.now().plusSeconds(60));

        Program.Ended second = launch(Map.of());

        assertThat(second.err()).isEqualTo("Building ptoken (sources have changed) ...\n" + MODULES);
        assertThat(tree.calls()).hasSize(2);
    }

    @Test
    void takesADistributionThatMavenMade() throws IOException {
        launch(Map.of());
        Files.delete(tree.root().resolve("program/target/ptoken-built"));
        Files.createFile(tree.root().resolve("program/target/ptoken-1.tar.gz"));

        assertThat(launch(Map.of()).err()).isEmpty();
    }

    @Test
    void worksThroughALinkFromAnywhere() throws IOException {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), tree.root().resolve("ptoken"));

        try (Program program = tree.start(Map.of(), link, "x")) {
            assertThat(program.end().out()).isEqualTo(directory.toAbsolutePath() + ": x\n");
        }
    }

    @Test
    void keepsYesForItselfAndGivesOnTheRest() {
        assertThat(launch(Map.of(), "--yes", "a").out()).endsWith(": a\n");
        assertThat(launch(Map.of(), "--yes", "b", "--yes").out()).endsWith(": b --yes\n");
    }

    @Test
    void showsTheEndOfAFailedBuildAndWhereTheRestIs() {
        Program.Ended failed = launch(Map.of("BUILD_FAILS", "it does not compile"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("[ERROR] it does not compile")
                .contains("ptoken: the build failed; all of its output is in")
                .contains("ptoken-build.log")
                .doesNotContain("[INFO]");
    }

    @Test
    void saysInOneSentenceThatThereIsNoNetworkAndAsksAnewNextTime() throws IOException {
        String refused =
                "Failed to execute goal on project a: Could not resolve dependencies: Could not transfer artifact"
                        + " b:jar:1 from/to central: Temporary failure in name resolution";

        Program.Ended failed = launch(Map.of("BUILD_FAILS", refused));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .contains(
                        "ptoken: Maven needs libraries that are not on this machine, and cannot reach the network or the"
                                + " repository they are in. All of its output is in ")
                .doesNotContain("[ERROR]");
        assertThat(launch(Map.of()).exitCode()).isEqualTo(7);
        assertThat(tree.calls())
                .satisfiesExactly(
                        first -> assertThat(first).doesNotContain(" -U "),
                        second -> assertThat(second).startsWith("mvn -B -U "));
    }

    @Test
    void saysThatItWasInterrupted() {
        Program.Ended ended = tree.atTerminal(Map.of("BUILD_SECONDS", "60"), "hsm-port", "\u0003", "ptoken", "x");

        assertThat(ended.out()).endsWith("ptoken: interrupted\n");
        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(tree.root().resolve("program/target/ptoken-built")).doesNotExist();
    }

    @Test
    void saysThatJavaHomeIsWrong() throws IOException {
        Program.Ended failed = launch(Map.of("JAVA_HOME", "/nowhere"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("building needs a JDK 17 or newer").contains("JAVA_HOME");
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void saysThatTheJdkIsTooOld() {
        Program.Ended failed = launch(Map.of("JAVAC_VERSION", "11.0.2"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualTo("ptoken: building needs a JDK 17 or newer, 'javac' is version 11. Set JAVA_HOME to a newer"
                        + " one.\n");
    }

    @Test
    void severalAtOnceBuildOnce() throws IOException {
        Map<String, String> slow = Map.of("BUILD_SECONDS", "0.3");
        List<Program> launched = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launched.add(tree.start(slow, tree.root().resolve("ptoken"), "x"));
        }

        for (Program program : launched) {
            assertThat(program.end().exitCode()).isEqualTo(7);
            program.close();
        }
        assertThat(tree.calls()).hasSize(1);
    }

    private Program.Ended launch(Map<String, String> more, String... arguments) {
        return tree.run(more, "ptoken", arguments);
    }
}
