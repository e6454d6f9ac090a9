package io.ptoken.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A source tree with the project's {@code ptoken} and {@code check}, and a machine on which nothing is installed but what a
 * test says: programs that only pretend, which note how they were called.
 */
final class SourceTree {

    /** Builds a distribution that says where it was started, and with what. */
    static final String MVN = """
            #!/usr/bin/env bash
            echo "mvn $*" >> "$CALLS"
            echo "[INFO] Building hsm-port 0.1.0-SNAPSHOT                                     [1/2]"
            sleep "${BUILD_SECONDS:-0}"
            [ -z "${BUILD_FAILS:-}" ] || { echo "[ERROR] $BUILD_FAILS"; exit 1; }
            echo "[INFO] Building program 0.1.0-SNAPSHOT                                      [2/2]"
            mkdir -p program/target/ptoken-1/bin
            printf '#!/usr/bin/env bash\\necho "$PWD: $*"\\nexit 7\\n' > program/target/ptoken-1/bin/ptoken
            chmod +x program/target/ptoken-1/bin/ptoken
            """;

    private static final String JAVAC = """
            #!/usr/bin/env bash
            echo "javac ${JAVAC_VERSION:-17.0.15}"
            """;

    /** Installs the two above; with APT_FAILS it installs nothing. */
    private static final String APT_GET = """
            #!/usr/bin/env bash
            echo "apt-get $*" >> "$CALLS"
            [ "$1" = install ] || { [ -z "${APT_WARNS:-}" ] || echo "W: $APT_WARNS" >&2; exit 0; }
            [ -z "${APT_FAILS:-}" ] || { echo "E: $APT_FAILS" >&2; exit 100; }
            for package; do
                case $package in
                    maven) cp "$SHELF/mvn" "$TOOLS/mvn" ;;
                    *jdk*) cp "$SHELF/javac" "$TOOLS/javac" ;;
                esac
            done
            """;

    private static final String APT_CACHE = """
            #!/usr/bin/env bash
            [ "$2" = "${KNOWN_JDK:-openjdk-17-jdk-headless}" ]
            """;

    private static final String ID = """
            #!/usr/bin/env bash
            echo "${USER_ID:-0}"
            """;

    private static final String SUDO = """
            #!/usr/bin/env bash
            echo "sudo $*" >> "$CALLS"
            [ "$1" = -n ] && shift
            exec "$@"
            """;

    /** What the scripts use of any system. */
    private static final List<String> SYSTEM = List.of(
            "bash",
            "cat",
            "chmod",
            "cp",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sleep",
            "tail",
            "tee",
            "touch");

    private static final Path TERMINAL = Path.of("src/test/resources/process/terminal.py");

    private final Path directory;
    private final Path root;
    private final Path tools;
    private final Path shelf;
    private final Path calls;

    private SourceTree(Path directory) throws IOException {
        this.directory = directory;
        this.root = Files.createDirectories(directory.resolve("source tree"));
        this.tools = Files.createDirectories(directory.resolve("tools"));
        this.shelf = Files.createDirectories(directory.resolve("shelf"));
        this.calls = Files.createFile(directory.resolve("calls"));
    }

    /** One below a directory, on a machine of Debian with JDK and Maven. */
    static SourceTree in(Path directory) throws IOException {
        SourceTree tree = new SourceTree(directory);
        for (String program : SYSTEM) {
            tree.has(program, "#!/bin/sh\nexec " + onThePath(program) + " \"$@\"\n");
        }
        executable(tree.shelf.resolve("mvn"), MVN);
        executable(tree.shelf.resolve("javac"), JAVAC);
        tree.has("mvn", MVN)
                .has("javac", JAVAC)
                .has("apt-get", APT_GET)
                .has("apt-cache", APT_CACHE)
                .has("id", ID);
        Path project = Path.of(System.getProperty("ptoken.root", ".."));
        for (String script : List.of("ptoken", "check", "scripts/packages.sh", "scripts/maven.sh")) {
            Files.createDirectories(tree.root.resolve(script).getParent());
            executable(tree.root.resolve(script), Files.readString(project.resolve(script)));
        }
        Files.createDirectories(tree.root.resolve("program/src/main"));
        for (String source : List.of("pom.xml", "program/pom.xml", "program/src/main/A.java")) {
            Files.createFile(tree.root.resolve(source));
            tree.touch(source, Instant.parse("2026-01-01T00:00:00Z"));
        }
        return tree;
    }

    /** Puts a program on the machine. */
    SourceTree has(String program, String script) {
        executable(tools.resolve(program), script);
        return this;
    }

    /** Puts a program on the machine that does nothing. */
    SourceTree has(String program) {
        return has(program, "#!/usr/bin/env bash\n");
    }

    SourceTree hasSudo() {
        return has("sudo", SUDO);
    }

    /** Takes programs away. */
    SourceTree lacks(String... programs) throws IOException {
        for (String program : programs) {
            Files.deleteIfExists(tools.resolve(program));
        }
        return this;
    }

    void touch(String source, Instant time) throws IOException {
        Files.setLastModifiedTime(root.resolve(source), FileTime.from(time));
    }

    Path root() {
        return root;
    }

    /** Directory in which everything is started. */
    Path directory() {
        return directory;
    }

    /** How the pretending programs were called, in this order. */
    List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    /** Runs a script of the tree without a terminal. */
    Program.Ended run(Map<String, String> more, String script, String... arguments) {
        try (Program program = start(more, root.resolve(script), arguments)) {
            return program.end();
        }
    }

    Program start(Map<String, String> more, Path script, String... arguments) {
        return Program.start(command(script, arguments), environment(more), directory);
    }

    /** Runs a script at a terminal where somebody types an answer when a text appears; both streams come out as one. */
    Program.Ended atTerminal(
            Map<String, String> more, String awaited, String typed, String script, String... arguments) {
        Map<String, String> environment = environment(more);
        List<String> command = new ArrayList<>(
                List.of("python3", TERMINAL.toAbsolutePath().toString(), awaited, typed, "env", "PATH=" + tools));
        command.addAll(command(root.resolve(script), arguments));
        environment.remove("PATH");
        try (Program program = Program.start(command, environment, directory)) {
            return program.end();
        }
    }

    private static List<String> command(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", tools.toAbsolutePath().toString(),
                "TOOLS", tools.toAbsolutePath().toString(),
                "SHELF", shelf.toAbsolutePath().toString(),
                "CALLS", calls.toAbsolutePath().toString(),
                "JAVA_HOME", "",
                "PTOKEN_STA_TABLES", "",
                "PTOKEN_POSTGRES_BIN", "/anywhere"));
        environment.putAll(more);
        return environment;
    }

    private static Path onThePath(String program) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " on the PATH"));
    }

    private static void executable(Path file, String content) {
        try {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
