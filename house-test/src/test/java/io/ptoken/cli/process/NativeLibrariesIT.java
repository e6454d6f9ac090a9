package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the program has the native libraries of SQLite and of serial ports from. */
class NativeLibrariesIT {

    @TempDir
    Path directory;

    private Path temporary = Path.of("");

    @BeforeEach
    void giveItADirectoryForTemporaryFiles() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && List.of("amd64", "aarch64").contains(System.getProperty("os.arch")),
                "the distribution has native libraries of these machines alone");
        temporary = Files.createDirectory(directory.resolve("temporary"));
    }

    @Test
    void aKilledServerLeavesNone() throws IOException {
        try (Program server = Program.start(
                environment(""), "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web")) {
            server.readTo("Ready.");

            server.kill();

            assertThat(server.end().exitCode())
                    .as("of a process that was killed")
                    .isEqualTo(137);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void sqliteUnpacksItsOwnWhereNoneFits() throws IOException {
        Program.Ended list =
                Program.run(environment(" -Dorg.sqlite.lib.path=" + directory.resolve("none")), "user", "list");

        assertThat(list.err()).isEmpty();
        assertThat(list.exitCode()).isZero();
    }

    /** jSerialComm empties what lies in its directory of temporary files, and what links there lead to. */
    @Test
    void serialPortsLeaveAloneWhatOtherUsersHavePutInTheirWay() throws IOException {
        Path precious = Files.createFile(
                Files.createDirectory(directory.resolve("elsewhere")).resolve("precious"));
        Path trap = Files.createSymbolicLink(
                Files.createDirectory(temporary.resolve("jSerialComm")).resolve("old"), precious.getParent());

        Program.Ended demo =
                Program.run(Map.of("JAVA_OPTS", options("")), "demo", "--once", "--module=tsm250-simulator");

        assertThat(demo.err()).isEmpty();
        assertThat(demo.exitCode()).isZero();
        assertThat(precious).exists();
        assertThat(trap.getParent()).isDirectoryNotContaining(other -> !other.equals(trap));
    }

    private Map<String, String> environment(String moreOptions) throws IOException {
        TestInstallation installation = TestInstallation.made(Files.createDirectory(directory.resolve("data")));
        return Map.of(
                "PTOKEN_DATA", installation.data().toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString(),
                "JAVA_OPTS", options(moreOptions));
    }

    private String options(String more) {
        return "-Djava.io.tmpdir=" + temporary + more;
    }
}
