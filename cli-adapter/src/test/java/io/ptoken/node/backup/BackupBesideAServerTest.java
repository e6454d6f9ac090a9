package io.ptoken.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.SecretFiles;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.commands.task.BothWays;
import io.ptoken.control.call.RemoteOperator;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.data.DataSink;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ptoken backup} with a server, which makes the archive; {@link BackupTest} has the same without. */
@Tag("slow")
class BackupBesideAServerTest {

    @TempDir
    Path directory;

    /** What came of a backup, without what differs from one to the next. */
    private record Made(String out, String err, int exitCode, Set<String> entries, List<String> beside) {}

    @Test
    void isTheSameAsWithoutAServer() {
        Made made = BothWays.same(directory, installation -> {
            Path backups = folder(installation);
            CommandRun run = backup(installation);
            assertThat(permissions(backups.resolve("monday.zip"))).isEqualTo("rw-------");
            assertThat(permissions(installation.data())).isEqualTo("rwx------");
            assertThat(names(installation.data())).noneMatch(name -> name.startsWith(Workplace.PREFIX));
            TestArchive archive = TestArchive.of(backups.resolve("monday.zip"));
            assertThat(run.out()).contains("SHA-256 of the archive: " + sha256(backups.resolve("monday.zip")));
            return new Made(
                    timeless(run.out(), installation),
                    run.err(),
                    run.exitCode(),
                    archive.entries.keySet(),
                    names(backups));
        });

        assertThat(made.exitCode()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("Made ").contains(" files, ", ", read back and verified.");
        assertThat(made.entries())
                .contains("manifest.json", "data/ptoken.db", "data/softsm.sealed", "data/tls/server.pem");
        assertThat(made.beside()).containsExactly("monday.zip");
    }

    @Test
    void hasTheSameEntriesInTheAuditLog() {
        List<String> rows = BothWays.same(directory, installation -> {
            folder(installation);
            backup(installation);
            return BothWays.audited(installation).stream()
                    .filter(row -> row.startsWith("backup"))
                    .map(row -> timeless(row, installation))
                    .toList();
        });

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("backup.begin | BACKUPS/monday.zip | Ok | local | ");
        assertThat(rows.get(1)).startsWith("backup.made | BACKUPS/monday.zip | Ok | local | ");
    }

    @Test
    void whatTheServerMadeIsRestoredWhole() {
        TestInstallation installation = TestInstallation.made(directory);
        Path archive = folder(installation).resolve("monday.zip");
        BothWays.whileServed(
                installation, () -> assertThat(backup(installation).exitCode()).isZero());

        CommandRun restored = installation
                .surroundings()
                .run(
                        "restore",
                        archive.toString(),
                        "--data",
                        directory.resolve("restored").toString());

        assertThat(restored.err()).isEmpty();
        assertThat(restored.exitCode()).isZero();
    }

    @Test
    void aFileThatIsThereIsReplacedByForceAlone() {
        TestInstallation installation = TestInstallation.made(directory);
        Path archive = folder(installation).resolve("monday.zip");
        write(archive, "older");
        BothWays.whileServed(installation, () -> {
            assertThat(backup(installation).err())
                    .isEqualTo(
                            "ptoken: " + archive + " exists already; name a new file, or use --force to replace it\n");
            assertThat(archive).hasContent("older");

            assertThat(backup(installation, "--force").exitCode()).isZero();
            assertThat(TestArchive.of(archive).entries).containsKey("data/ptoken.db");
        });
    }

    @Test
    void whoMayNotIsRefusedAndThatIsInTheAuditLog() {
        TestInstallation installation = TestInstallation.made(directory);
        folder(installation);
        installation.addPerson("joe", "ptoken-operator");
        BothWays.whileServed(installation, () -> {
            CommandRun refused = installation
                    .surroundings()
                    .typing(TestInstallation.PASSWORD)
                    .run("backup", archive(installation), "--as", "joe");

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("joe may not do this: it takes the role 'ptoken-admin'");
        });
        assertThat(names(folder(installation))).isEmpty();
        assertThat(BothWays.audited(installation))
                .anyMatch(row -> row.startsWith(
                        "backup | " + archive(installation) + " | EAuthentication.Permission | local: "));
    }

    @Test
    void theAccountsPasswordComesFromAFileOrAVariable() {
        TestInstallation installation = TestInstallation.made(directory);
        folder(installation);
        installation.addPerson("jane", "ptoken-admin");
        Path password = SecretFiles.ownerOnly(directory.resolve("password"), TestInstallation.PASSWORD + "\n");
        Runnable backups = () -> {
            CommandRun fromFile = backup(installation, "--as=jane", "--as-password-file=" + password, "--force");
            assertThat(fromFile.err()).isEmpty();
            assertThat(fromFile.exitCode()).isZero();
            CommandRun fromVariable = installation
                    .surroundings()
                    .variable("PW", TestInstallation.PASSWORD)
                    .run("backup", archive(installation), "--as=jane", "--as-password-env=PW", "--force");
            assertThat(fromVariable.err()).isEmpty();
            assertThat(fromVariable.exitCode()).isZero();
        };

        backups.run();
        BothWays.whileServed(installation, backups);
    }

    @Test
    void aCallerThatGoesInTheMiddleLeavesNothingAtEitherEnd() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        Path backups = folder(installation);
        BothWays.whileServed(installation, () -> {
            try (RemoteOperator remote = remote(installation)) {
                assertThatThrownBy(() -> remote.handle(
                                new NodeCalls.Backup(archive(installation), false),
                                Dialogue.NOBODY,
                                what -> new FailingSink()))
                        .hasRootCauseMessage("no room here");
            }
            assertThat(names(backups)).isEmpty();
            // The server has noticed when it makes the next one.
            assertThat(retried(installation).exitCode()).isZero();
            assertThat(names(installation.data())).noneMatch(name -> name.startsWith(Workplace.PREFIX));
        });
    }

    @Test
    void whatAKilledServerLeftGoesAtTheNextStartAndIsInNoArchive() throws IOException {
        TestInstallation installation = TestInstallation.made(directory);
        Path left = Files.createDirectory(installation.data().resolve(Workplace.PREFIX + "123"));
        write(left.resolve("archive"), "half");
        Path archive = folder(installation).resolve("monday.zip");

        assertThat(backup(installation).exitCode()).isZero();
        assertThat(TestArchive.of(archive).entries.keySet()).noneMatch(name -> name.contains(Workplace.PREFIX));

        BothWays.whileServed(installation, () -> assertThat(left).doesNotExist());
    }

    private static CommandRun retried(TestInstallation installation) {
        CommandRun run = backup(installation);
        for (int i = 0; i < 100 && run.err().contains("is making another backup"); i++) {
            run = backup(installation);
        }
        return run;
    }

    private static CommandRun backup(TestInstallation installation, String... more) {
        return installation
                .surroundings()
                .run(Stream.concat(Stream.of("backup", archive(installation)), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String archive(TestInstallation installation) {
        return installation
                .data()
                .resolveSibling("backups")
                .resolve("monday.zip")
                .toString();
    }

    private static Path folder(TestInstallation installation) {
        try {
            return Files.createDirectories(installation.data().resolveSibling("backups"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RemoteOperator remote(TestInstallation installation) {
        try {
            return new RemoteOperator(
                    ControlClient.connect(installation.data().resolve("control.sock"), "test"),
                    Optional.empty(),
                    Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sizes and hashes differ with the times that are in what is archived. */
    private static String timeless(String text, TestInstallation installation) {
        return text.replace(installation.data().resolveSibling("backups").toString(), "BACKUPS")
                .replaceAll("[0-9a-f]{64}", "HASH")
                .replaceAll("[0-9]+ bytes", "N bytes")
                .replaceAll("[0-9]+:HASH", "ROW");
    }

    private static String sha256(Path file) {
        try {
            return CheckedCopy.of(file, "").sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FailingSink implements DataSink {

        @Override
        public void write(byte[] bytes, int count) throws IOException {
            throw new IOException("no room here");
        }

        @Override
        public void keep() {
            throw new AssertionError("it was not whole");
        }

        @Override
        public void close() {}
    }
}
