package io.ptoken.cli.commands.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.commands.task.BothWays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit key over starts of the server, and what the server exports. */
@Tag("slow")
class AuditHeadBesideAServerTest {

    private static final long A_MOMENT = 20_000_000;
    private static final int MOMENTS = 1_500;

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));

    @BeforeEach
    void makeIt() {
        installation = TestInstallation.made(directory);
    }

    @Test
    void theKeyIsTheSameWithAServerAndWithoutAndAfterARestart() {
        String key = BothWays.same(installation, "audit", "key").out();

        BothWays.whileServing(installation, () -> assertThat(key()).isEqualTo(key));
        assertThat(key()).isEqualTo(key);
    }

    @Test
    void theFirstStartAfterAnUpgradeMakesTheKey() throws IOException {
        Files.delete(installation.data().resolve("audit-key.sealed"));
        Files.delete(installation.data().resolve("audit-key.sealed.key"));

        BothWays.whileServing(installation, () -> assertThat(key()).startsWith("-----BEGIN PUBLIC KEY-----"));

        assertThat(key()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    /** Who looks later finds out that heads are not signed any more. */
    @Test
    void whatIsLeftOfAKeyIsNotReplacedAndStopsNothing() throws IOException {
        Files.delete(installation.data().resolve("audit-key.sealed"));

        BothWays.whileServing(
                installation,
                () -> assertThat(installation.surroundings().run("audit", "key").err())
                        .startsWith("ptoken: the audit key cannot be read"));

        assertThat(installation.data().resolve("audit-key.sealed")).doesNotExist();
    }

    @Test
    void aServerExportsAHeadThatItsKeyVerifies() throws IOException {
        Path heads = Files.createDirectory(directory.resolve("heads"));
        Path configuration = installation.data().resolve("ptoken.yaml");
        Files.writeString(
                configuration,
                Files.readString(configuration).replace("headsFolder: \"\"", "headsFolder: \"" + heads + "\""));
        Path pem = Files.writeString(directory.resolve("key.pem"), key());

        BothWays.whileServing(installation, () -> awaitOne(heads));

        Path head = one(heads);
        assertThat(head.getFileName().toString()).matches("audit-head-2026-11-23-[A-Za-z0-9._-]+\\.json");
        assertThat(new TestSurroundings()
                        .run("audit", "verify", "--against", head.toString(), "--key", pem.toString())
                        .out())
                .startsWith("The signature is right.\n");
    }

    private String key() {
        return installation.surroundings().run("audit", "key").out();
    }

    private static void awaitOne(Path folder) {
        for (int i = 0; i < MOMENTS && heads(folder).isEmpty(); i++) {
            LockSupport.parkNanos(A_MOMENT);
        }
    }

    private static Path one(Path folder) {
        assertThat(heads(folder)).hasSize(1);
        return heads(folder).get(0);
    }

    private static List<Path> heads(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
