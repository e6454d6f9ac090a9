package io.ptoken.cli.commands.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DoctorCommandTest {

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void looksAtEverythingAndChangesNothing() throws IOException {
        Map<String, String> before = files();

        CommandRun run = doctor();

        assertThat(run.out())
                .contains("OK            Configuration", "OK            Store", "OK            Security module")
                .contains("WARNING       Backup", "The audit log tells of none.")
                .doesNotContain("ERROR");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void tellsThatAServerAnswers() {
        BothWays.whileServed(
                installation,
                () -> assertThat(doctor().out()).contains("A server answers.", "The server has them.", "is in state"));
    }

    @Test
    void asksTheServerWithAnAccountWhereItsOwnerHasNone() {
        installation.addPerson("jane", "ptoken-auditor");
        write(installation.data().resolve("ptoken.yaml"), "control:\n  ownerActs: false\n");
        BothWays.whileServed(installation, () -> {
            assertThat(doctor().out())
                    .containsPattern("NOT KNOWN +Security module\n")
                    .contains("name an account with --as");
            assertThat(installation
                            .surroundings()
                            .typing(TestInstallation.PASSWORD)
                            .run("doctor", "--as", "jane")
                            .out())
                    .containsPattern("OK +Security module\n +It answers");
            assertThat(installation
                            .with("PW", TestInstallation.PASSWORD)
                            .run("doctor", "--as", "jane", "--as-password-env", "PW")
                            .out())
                    .containsPattern("OK +Security module\n +It answers");
        });
    }

    @Test
    void findsTheServerThoughControlSocketWasSetSince() {
        BothWays.whileServed(installation, () -> {
            write(
                    installation.data().resolve("ptoken.yaml"),
                    "control:\n  socket: " + installation.data().resolve("elsewhere.sock") + "\n");

            assertThat(doctor().out()).contains("A server answers.");
        });
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void namesTheLineOfABrokenConfiguration() throws IOException {
        Files.writeString(installation.data().resolve("ptoken.yaml"), "apy:\n  port: 1\n");

        CommandRun run = doctor();

        assertThat(run.out()).contains("ERROR         Configuration", "apy");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsOfAStoreThatIsMissingAndMakesNone() throws IOException {
        Path store = installation.data().resolve("ptoken.db");
        Files.delete(store);

        assertThat(doctor().out()).contains("ERROR         Store", "ptoken.db is missing");
        assertThat(store).doesNotExist();
    }

    @Test
    void tellsOfAStoreThatIsDamaged() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(installation.data().resolve("ptoken.db").toFile(), "rw")) {
            file.write(new byte[4096]);
        }

        CommandRun run = doctor();
        assertThat(run.out()).contains("ERROR         Store");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsOfAModuleFileThatIsMissing() throws IOException {
        Files.delete(installation.data().resolve("softsm.sealed"));
        assertThat(doctor().out()).contains("ERROR         Data directory", "ERROR         Security module");
    }

    @Test
    void tellsOfSecretsThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(
                installation.data().resolve("softsm.sealed"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(doctor().out()).contains("WARNING       Permissions of its files", "softsm.sealed");
    }

    @Test
    void tellsOfAClockThatIsBehindTheStore() {
        CommandRun run = installation
                .surroundings()
                .at(TestSurroundings.NOW.minus(Duration.ofMinutes(6)))
                .run("doctor");
        assertThat(run.out()).contains("ERROR         Clock");
    }

    @Test
    void whereThereIsNothingItSaysSo() {
        CommandRun run = new TestSurroundings()
                .run("doctor", "--data", directory.resolve("no").toString());
        assertThat(run.out()).contains("ERROR         Data directory", "no installation in");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private CommandRun doctor() {
        return installation.surroundings().run("doctor");
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(installation.data())) {
            for (Path path : found.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().endsWith(".lock"))
                    .toList()) {
                files.put(
                        installation.data().relativize(path).toString(),
                        Files.getLastModifiedTime(path) + " " + Files.size(path));
            }
        }
        return files;
    }
}
