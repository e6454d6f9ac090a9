package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./ptoken} does on a machine without JDK and Maven. */
class InstallingIT {

    private static final String COMMAND =
            "apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven";
    private static final String SUDO_COMMAND =
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends" + " openjdk-17-jdk-headless maven";
    private static final Map<String, String> SOMEBODY = Map.of("USER_ID", "1000");

    @TempDir
    Path directory;

    private SourceTree tree;

    @BeforeEach
    void makeAMachineWithoutThem() throws IOException {
        tree = SourceTree.in(directory).lacks("javac", "mvn");
    }

    @Test
    void rootWithoutATerminalSaysWhatItDoesAndDoesIt() throws IOException {
        Program.Ended ended = tree.run(Map.of(), "ptoken", "x");

        assertThat(ended.err())
                .startsWith("ptoken: building needs a JDK 17 or newer and Maven 3.8.6 or newer.\n"
                        + "ptoken: installing openjdk-17-jdk-headless maven (" + COMMAND + ") ...\n"
                        + "Building ptoken");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(tree.calls())
                .startsWith(
                        "apt-get update -qq",
                        "apt-get install -y -qq --no-install-recommends openjdk-17-jdk-headless maven");
    }

    @Test
    void installsOnlyWhatIsMissing() throws IOException {
        tree.has("javac", "#!/usr/bin/env bash\necho javac 21.0.1\n");

        assertThat(tree.run(Map.of(), "ptoken", "x").exitCode()).isEqualTo(7);

        assertThat(tree.calls()).contains("apt-get install -y -qq --no-install-recommends maven");
    }

    @Test
    void takesTheDefaultJdkWhereThereIsNo17() throws IOException {
        tree.run(Map.of("KNOWN_JDK", "openjdk-25-jdk-headless"), "ptoken", "x");

        assertThat(tree.calls()).contains("apt-get install -y -qq --no-install-recommends default-jdk-headless maven");
    }

    @Test
    void asksOneQuestionAtATerminal() throws IOException {
        tree.hasSudo();

        Program.Ended ended = tree.atTerminal(SOMEBODY, "[Y/n]", "\n", "ptoken", "x");

        assertThat(ended.out()).containsOnlyOnce("Install them now with '" + SUDO_COMMAND + "'? [Y/n] ");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(tree.calls()).startsWith("sudo apt-get update -qq", "apt-get update -qq");
    }

    @Test
    void changesNothingWhenTheAnswerIsNo() throws IOException {
        Program.Ended ended = tree.atTerminal(Map.of(), "[Y/n]", "n\n", "ptoken", "x");

        assertThat(ended.out())
                .endsWith("ptoken: missing: openjdk-17-jdk-headless maven. To install them: " + COMMAND + "\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void yesAnswersTheQuestion() throws IOException {
        tree.hasSudo();

        Program.Ended ended = tree.run(SOMEBODY, "ptoken", "--yes", "x");

        assertThat(ended.out()).endsWith(": x\n");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(tree.calls()).startsWith("sudo -n apt-get update -qq", "apt-get update -qq");
    }

    @Test
    void withSudoAndNobodyToAskItSaysTheCommand() throws IOException {
        tree.hasSudo();

        Program.Ended ended = tree.run(SOMEBODY, "ptoken", "x");

        assertThat(ended.err())
                .endsWith("ptoken: missing: openjdk-17-jdk-headless maven. To install them: " + SUDO_COMMAND + "\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void whoCannotBecomeRootIsToldTheCommandToo() throws IOException {
        Program.Ended ended = tree.run(SOMEBODY, "ptoken", "--yes", "x");

        assertThat(ended.err())
                .endsWith("ptoken: missing: openjdk-17-jdk-headless maven. Only root can install them: " + COMMAND
                        + "\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).isEmpty();
    }

    @Test
    void onAnotherSystemItNamesWhatIsMissing() throws IOException {
        tree.lacks("apt-get", "apt-cache");

        Program.Ended ended = tree.run(Map.of(), "ptoken", "--yes", "x");

        assertThat(ended.err())
                .endsWith(
                        "ptoken: missing here, by the names of Debian: default-jdk-headless maven. Install them with the"
                                + " package manager of this system.\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhyItCouldNotInstallAndWhatToTry() throws IOException {
        Program.Ended ended = tree.run(Map.of("APT_FAILS", "Unable to locate package maven"), "ptoken", "x");

        assertThat(ended.err())
                .endsWith("E: Unable to locate package maven\n"
                        + "ptoken: they could not be installed. Try it yourself: " + COMMAND + "\n");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(tree.calls()).noneMatch(call -> call.startsWith("mvn"));
    }

    /** apt-get update goes on with the lists it has, and only warns. */
    @Test
    void saysInOneSentenceThatThereIsNoNetwork() throws IOException {
        Program.Ended ended = tree.run(
                Map.of(
                        "APT_WARNS",
                                "Failed to fetch http://deb.debian.org/ Temporary failure resolving 'deb.debian.org'",
                        "APT_FAILS", "Unable to locate package maven"),
                "ptoken",
                "x");

        assertThat(ended.err())
                .endsWith(
                        " ...\nptoken: they could not be installed, because there is no network or it does not lead to the"
                                + " servers that packages come from. When it does: " + COMMAND + "\n");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void namesTheSameJdkWhereTheOneThatIsThereDoesNotWork() throws IOException {
        tree.has("javac", "#!/usr/bin/env bash\nexit 1\n").has("mvn", SourceTree.MVN);

        assertThat(tree.run(Map.of(), "ptoken", "x").err()).contains("(Debian: apt install openjdk-17-jdk-headless)");
        assertThat(tree.run(Map.of("KNOWN_JDK", "none"), "ptoken", "x").err())
                .contains("(Debian: apt install default-jdk-headless)");
    }

    @Test
    void aJdkInJavaHomeIsEnough() throws IOException {
        Path home = tree.root().resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(directory.resolve("shelf/javac"), home.resolve("bin/javac"));

        assertThat(tree.run(Map.of("JAVA_HOME", home.toAbsolutePath().toString()), "ptoken", "x")
                        .exitCode())
                .isEqualTo(7);
        assertThat(tree.calls()).contains("apt-get install -y -qq --no-install-recommends maven");
    }

    @Test
    void aProgramThatIsBuiltAsksForNothing() throws IOException {
        tree.run(Map.of(), "ptoken", "x");
        tree.lacks("javac", "mvn");

        assertThat(tree.run(Map.of(), "ptoken", "x").err()).isEmpty();
    }
}
