package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./ptoken} in a source tree of its own, with a {@code mvn} that only pretends. */
class LauncherIT {

    private static final String PRETENDING_MVN = """
            #!/usr/bin/env bash
            echo "mvn $*" >> "$CALLS"
            sleep "${BUILD_SECONDS:-0}"
            [ -z "${BUILD_FAILS:-}" ] || { echo "[ERROR] it does not compile"; exit 1; }
            mkdir -p cli-adapter/target/ptoken-1/bin
            printf '#!/usr/bin/env bash\\necho "$PWD: $*"\\nexit 7\\n' > cli-adapter/target/ptoken-1/bin/ptoken
            chmod +x cli-adapter/target/ptoken-1/bin/ptoken
            """;

    @TempDir
    Path directory;

    private Path root = Path.of("");
    private Path calls = Path.of("");
    private Path tools = Path.of("");

    @BeforeEach
    void makeASourceTree() throws IOException {
        root = Files.createDirectories(directory.resolve("source tree"));
        tools = Files.createDirectories(directory.resolve("tools"));
        calls = directory.resolve("calls");
        executable(root.resolve("ptoken"), Files.readString(projectRoot().resolve("ptoken")));
        executable(tools.resolve("mvn"), PRETENDING_MVN);
        Files.createDirectories(root.resolve("cli-adapter/src/main"));
        source("pom.xml");
        source("cli-adapter/pom.xml");
        source("cli-adapter/src/main/A.java");
    }

    @Test
    void buildsOnTheFirstRunAndHandsOver() {
        Program.Ended first = launch(root.resolve("ptoken"), Map.of(), "token", "a b");

        assertThat(first.err()).isEqualTo("Building ptoken (first run, takes a minute or two) ...\n");
        assertThat(first.out()).isEqualTo(directory.toAbsolutePath() + ": token a b\n");
        assertThat(first.exitCode()).as("exit code of the program").isEqualTo(7);
    }

    @Test
    void doesNotBuildTwice() throws IOException {
        launch(root.resolve("ptoken"), Map.of());

        Program.Ended second = launch(root.resolve("ptoken"), Map.of());

        assertThat(second.err()).isEmpty();
        assertThat(calls).content().hasLineCount(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        launch(root.resolve("ptoken"), Map.of());
        Files.setLastModifiedTime(
                root.resolve("cli-adapter/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));

        Program.Ended second = launch(root.resolve("ptoken"), Map.of());

        assertThat(second.err()).isEqualTo("Building ptoken (sources have changed) ...\n");
        assertThat(calls).content().hasLineCount(2);
    }

    @Test
    void takesADistributionThatMavenMade() throws IOException {
        launch(root.resolve("ptoken"), Map.of());
        Files.delete(root.resolve("cli-adapter/target/ptoken-built"));
        Files.createFile(root.resolve("cli-adapter/target/ptoken-1.tar.gz"));

        assertThat(launch(root.resolve("ptoken"), Map.of()).err()).isEmpty();
    }

    @Test
    void worksThroughALinkFromAnywhere() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root.resolve("ptoken"));

        assertThat(launch(link, Map.of(), "x").out()).isEqualTo(directory.toAbsolutePath() + ": x\n");
    }

    @Test
    void showsTheEndOfAFailedBuildAndWhereTheRestIs() {
        Program.Ended failed = launch(root.resolve("ptoken"), Map.of("BUILD_FAILS", "yes"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("[ERROR] it does not compile")
                .contains("ptoken: the build failed; all of its output is in")
                .contains("ptoken-build.log");
    }

    @Test
    void saysWhatIsMissingToBuild() {
        Program.Ended failed = launch(root.resolve("ptoken"), Map.of("JAVA_HOME", "/nowhere"));

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("building needs a JDK 17 or newer").contains("JAVA_HOME");
    }

    @Test
    void severalAtOnceBuildOnce() throws IOException {
        Map<String, String> slow = Map.of("BUILD_SECONDS", "0.3");
        List<Program> launched = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launched.add(start(root.resolve("ptoken"), slow, "x"));
        }

        for (Program program : launched) {
            assertThat(program.end().exitCode()).isEqualTo(7);
            program.close();
        }
        assertThat(calls).content().hasLineCount(1);
    }

    private Program.Ended launch(Path launcher, Map<String, String> more, String... arguments) {
        try (Program program = start(launcher, more, arguments)) {
            return program.end();
        }
    }

    private Program start(Path launcher, Map<String, String> more, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", tools.toAbsolutePath() + ":" + System.getenv("PATH"));
        environment.put("CALLS", calls.toAbsolutePath().toString());
        return Program.start(command, environment, directory);
    }

    private void source(String name) throws IOException {
        Path file = Files.createFile(root.resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static void executable(Path file, String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path projectRoot() {
        return Path.of(System.getProperty("ptoken.root", ".."));
    }
}
