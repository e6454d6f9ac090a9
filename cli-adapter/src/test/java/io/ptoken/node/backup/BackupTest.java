package io.ptoken.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.cli.CommandRun;
import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.StopSignal;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.console.Screen;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Prompt;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import io.ptoken.store.jdbc.sqlite.SqliteSnapshot;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class BackupTest {

    private static final String NEW = "content of another run";

    @TempDir
    Path directory;

    private TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));
    private Path data = Path.of("");
    private Path archive = Path.of("");

    @BeforeEach
    void makeAnInstallation() throws IOException {
        installation = TestInstallation.made(directory);
        data = installation.data();
        archive = Files.createDirectory(directory.resolve("backups")).resolve("monday.zip");
    }

    @Test
    void hasAllThatIsInTheDataDirectoryAndTellsWhatElseToKeep() {
        CommandRun run = backup();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        TestArchive made = TestArchive.of(archive);
        assertThat(made.entries.keySet())
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "data/audit-key.sealed",
                        "data/audit-key.sealed.key",
                        "data/ptoken.db",
                        "data/ptoken.yaml",
                        "data/softsm.sealed",
                        "data/tls/server-certificate.pem",
                        "data/tls/server.pem");
        Manifest manifest = made.manifest();
        assertThat(manifest.made()).isEqualTo(TestSurroundings.NOW.toString());
        assertThat(manifest.store().modules()).hasSize(1);
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Made " + archive + ": 7 files, ")
                                .endsWith(" bytes, read back and verified."),
                        line -> assertThat(line).matches("SHA-256 of the archive: [0-9a-f]{64}"),
                        line -> assertThat(line)
                                .isEqualTo("Last row of the audit log, to note elsewhere: "
                                        + manifest.store().auditHead()),
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).isEqualTo("Not in it, to keep elsewhere:"),
                        line -> assertThat(line)
                                .isEqualTo("  what opens the security module: its key file or passphrase"));
    }

    @Test
    void belongsToItsOwnerAloneAndLeavesNothingBesideIt() throws IOException {
        backup();

        assertThat(Files.getPosixFilePermissions(archive)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(besideTheArchive()).containsExactly("monday.zip");
    }

    @Test
    void isInTheAuditLogBeforeAndAfterAndItsBeginningIsInTheArchive() {
        backup();

        List<AuditRow> rows = audit();
        AuditRow begun = rows.get(rows.size() - 2);
        assertThat(begun.entry().action()).isEqualTo("backup.begin");
        assertThat(begun.entry().subject()).isEqualTo(archive.toString());
        assertThat(begun.entry().actor()).isEqualTo(TestSurroundings.USER);
        assertThat(TestArchive.of(archive).manifest().store().auditHead())
                .isEqualTo(begun.sequence() + ":" + begun.hash());
        AuditEntry made = rows.get(rows.size() - 1).entry();
        assertThat(made.action()).isEqualTo("backup.made");
        assertThat(made.detail())
                .matches("7 files, [0-9]+ bytes, SHA-256 [0-9a-f]{64}, audit log up to row " + begun.sequence() + ":"
                        + begun.hash());
    }

    @Test
    void whatALaterReleaseAddsBelongsAndWhatIsPassingDoesNot() throws IOException {
        Files.writeString(data.resolve("witness.sealed"), "added later");
        Files.createDirectories(data.resolve("licences/2027"));
        Files.writeString(data.resolve("licences/2027/one.txt"), "licence");
        Path elsewhere = Files.writeString(directory.resolve("anchors"), "linked");
        Files.createSymbolicLink(data.resolve("kmc-anchors.txt"), elsewhere);
        for (String passing : List.of(
                "some.lock", "softsm.sealed.new", "x.db-wal", "x.db-shm", "x.db-journal", "x.db-reserve", "a.tmp")) {
            Files.writeString(data.resolve(passing), "passing");
        }
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(data.resolve("control")));
            backup();
        }

        TestArchive made = TestArchive.of(archive);
        assertThat(made.entries.keySet())
                .hasSize(11)
                .contains("data/witness.sealed", "data/licences/2027/one.txt", "data/kmc-anchors.txt");
        assertThat(made.entry("data/kmc-anchors.txt")).asString().isEqualTo("linked");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(data.resolve("kmc-anchors.txt"), directory.resolve("missing"));

        assertRefused(backup(), link + " is a link that leads nowhere; mend or remove it, then repeat this command");
    }

    @Test
    void theKeyFileNeverGoesWhereTheModuleGoes() throws IOException {
        Path key = Files.copy(installation.keyFile(), data.resolve("module.key"));

        CommandRun run = installation.with("PTOKEN_KEY_FILE", key.toString()).run("backup", archive.toString());

        assertThat(TestArchive.of(archive).entries).doesNotContainKey("data/module.key");
        assertThat(run.out())
                .contains("  the key file " + key
                        + ": it lies in the data directory; keep it elsewhere, apart from backups\n");
    }

    @Test
    void whatLiesElsewhereIsNamed() throws IOException {
        Path config = Files.writeString(
                directory.resolve("other.yaml"),
                "staTables: licensed.txt\napi:\n  clientCertificates: OPTIONAL\n  clientCertificateFile: clients.pem\n");

        CommandRun run = installation.surroundings().run("backup", archive.toString(), "--config", config.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "  the configuration, " + config + "\n",
                        "  the STA tables, " + directory.resolve("licensed.txt") + "\n",
                        "  the clients' certificates, " + directory.resolve("clients.pem") + "\n");
    }

    @Test
    void aStoreOnPostgresIsNotInItAndThatIsSaid() throws IOException {
        Files.writeString(
                data.resolve("ptoken.yaml"),
                "store:\n  kind: POSTGRESQL\n  url: jdbc:postgresql://db.example/ptoken?password=hush\n");
        Files.delete(data.resolve("ptoken.db"));
        InMemoryStore shared = new InMemoryStore();

        CommandRun run = installation.surroundings().store(shared).run("backup", archive.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  the store, the database jdbc:postgresql://db.example/ptoken: save it with pg_dump\n");
        TestArchive made = TestArchive.of(archive);
        assertThat(made.entries.keySet()).contains("data/softsm.sealed").doesNotContain("data/ptoken.db");
        assertThat(made.manifest().store().kind()).isEqualTo(Manifest.StoreKind.POSTGRESQL);
        assertThat(made.manifestText()).doesNotContain("hush").contains("pg_dump");
        assertThat(shared.auditLog().head().sequence()).isEqualTo(2);
    }

    @Test
    void aFileThatIsThereIsReplacedByForceAlone() throws IOException {
        Files.writeString(archive, "older");

        assertRefused(
                backup(), archive + " exists already; name a new file, or use --force to replace it", "monday.zip");
        assertThat(archive).hasContent("older");

        assertThat(backup("--force").exitCode()).isZero();
        assertThat(TestArchive.of(archive).entries).containsKey("data/ptoken.db");
        assertThat(besideTheArchive()).containsExactly("monday.zip");
    }

    @Test
    void anArchiveInTheDataDirectoryIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), data);
        for (Path inside : List.of(data.resolve("x.zip"), data.resolve("tls/x.zip"), link.resolve("x.zip"))) {
            CommandRun run = installation.surroundings().run("backup", inside.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains(" lies in the data directory; a backup belongs elsewhere");
            assertThat(inside).doesNotExist();
        }
        assertThat(audit()).noneMatch(row -> row.entry().action().startsWith("backup"));
    }

    @Test
    void noFileOfTheInstallationIsToBeReplacedByForce() throws IOException {
        for (String name : List.of("ptoken.db", "ptoken.yaml", "tls/server-certificate.pem")) {
            byte[] before = Files.readAllBytes(data.resolve(name));
            for (List<String> force : List.of(List.<String>of(), List.of("--force"))) {
                List<String> command =
                        new ArrayList<>(List.of("backup", data.resolve(name).toString()));
                command.addAll(force);
                CommandRun run = installation.surroundings().run(command.toArray(String[]::new));

                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).contains(" lies in the data directory").doesNotContain("--force");
            }
            assertThat(data.resolve(name)).hasBinaryContent(before);
        }
    }

    @Test
    void placesThatCannotHaveAFileAreRefused() throws IOException {
        CommandRun missing = installation
                .surroundings()
                .run("backup", directory.resolve("none/x.zip").toString());
        assertThat(missing.err()).isEqualTo("ptoken: there is no directory " + directory.resolve("none") + "\n");
        Path place = directory.resolve("backups");
        CommandRun folder = installation.surroundings().run("backup", place.toString());
        assertThat(folder.err()).isEqualTo("ptoken: " + place + " is a directory; name a file in it\n");
        assertThat(List.of(missing.exitCode(), folder.exitCode())).containsOnly(1);
        assertThat(besideTheArchive()).isEmpty();
        assertThat(installation.surroundings().run("backup").exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatChangesBeforeTheStoreIsPinnedIsTakenAnew() throws IOException {
        AtomicInteger pins = new AtomicInteger();
        Steps sealing = new Steps() {
            @Override
            public SqliteSnapshot pin(Path database) {
                if (pins.incrementAndGet() < 3) {
                    writeString(data.resolve("softsm.sealed"), NEW + pins);
                }
                return SqliteSnapshot.pin(database);
            }
        };

        write(sealing, false);

        assertThat(pins).hasValue(3);
        assertThat(TestArchive.of(archive).entry("data/softsm.sealed"))
                .asString()
                .isEqualTo(NEW + 2);
    }

    @Test
    void aFileThatChangesAllTheTimeIsRefused() throws IOException {
        AtomicInteger pins = new AtomicInteger();
        Steps restless = new Steps() {
            @Override
            public SqliteSnapshot pin(Path database) {
                writeString(data.resolve("softsm.sealed"), NEW + pins.incrementAndGet());
                return SqliteSnapshot.pin(database);
            }
        };

        assertThatThrownBy(() -> write(restless, false))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("softsm.sealed in " + data + " changes all the time, " + Moment.TRIES
                        + " times while it was copied; no backup was made. Find out what writes to it, then repeat this"
                        + " command");
        assertThat(pins).hasValue(Moment.TRIES);
        assertThat(besideTheArchive()).isEmpty();
    }

    @Test
    void theStoreIsThatOfTheMomentWhenItWasPinned() throws IOException {
        Steps selling = new Steps() {
            @Override
            public SqliteSnapshot pin(Path database) {
                SqliteSnapshot pinned = SqliteSnapshot.pin(database);
                try (OpenStore open = StoreAccess.embedded(new DataDirectory(data))) {
                    open.store().auditLog().append(AuditEntry.local(TestSurroundings.NOW, "till", "later", "", ""));
                }
                return pinned;
            }
        };

        Backup.Made made = write(selling, false);

        List<AuditRow> rows = audit();
        assertThat(rows).extracting(row -> row.entry().action()).endsWith("backup.begin", "later", "backup.made");
        assertThat(made.manifest().store().auditRow()).isEqualTo(rows.size() - 2);
    }

    @Test
    void whatDoesNotReadBackIsNoBackupAndTheOlderOneStays() throws IOException {
        Files.writeString(archive, "older");
        Steps spoiling = new Steps() {
            @Override
            public void written(Path written) throws IOException {
                byte[] bytes = Files.readAllBytes(written);
                bytes[bytes.length / 2] ^= 1;
                Files.write(written, bytes);
            }
        };

        assertThatThrownBy(() -> write(spoiling, true))
                .isInstanceOf(DamagedArchiveException.class)
                .hasMessageStartingWith("no backup was made: what was written does not read back, ")
                .hasMessageEndingWith("; look at the disk of the backup");
        assertThat(archive).hasContent("older");
        assertThat(besideTheArchive()).containsExactly("monday.zip");
        assertThat(audit()).last().matches(row -> row.entry().action().equals("backup.begin"));
    }

    @Test
    void aDiskThatIsFullLeavesNothing() {
        Steps full = new Steps() {
            @Override
            public void written(Path written) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> write(full, false))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "no backup was made of " + data + " in " + archive.getParent() + ": No space left on device");
        assertThat(besideTheArchive()).isEmpty();
    }

    private CommandRun backup(String... more) {
        return installation
                .surroundings()
                .run(Stream.concat(Stream.of("backup", archive.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Backup.Made write(Steps steps, boolean replace) throws IOException {
        Installation chosen = new Installation(new DataDirectory(data), Configuration.DEFAULT, StaTables.SAMPLE);
        try (OpenStore open = StoreAccess.embedded(chosen.data())) {
            return new Backup(chosen, open.store(), somebody(), Actor.local(TestSurroundings.USER), steps)
                    .write(archive, replace);
        }
    }

    private static ProgramSurroundings somebody() {
        return new ProgramSurroundings(
                name -> Optional.empty(),
                InputStream.nullInputStream(),
                new NobodyAnswers(),
                Clock.fixed(TestSurroundings.NOW, ZoneOffset.UTC),
                new SecureRandom(),
                new NeverStops(),
                false,
                Screen.NONE,
                TestSurroundings.USER);
    }

    private void assertRefused(CommandRun run, String text, String... beside) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("ptoken: " + text + "\n");
        assertThat(besideTheArchive()).containsExactly(beside);
    }

    private List<String> besideTheArchive() {
        try (Stream<Path> files = Files.list(archive.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<AuditRow> audit() {
        try (OpenStore open = StoreAccess.embedded(new DataDirectory(data))) {
            return open.store().auditLog().page(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"), 0, 1000);
        }
    }

    private static void writeString(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class NobodyAnswers implements Prompt {

        @Override
        public char[] secret(String question) {
            throw new CommandFailure("nobody answers");
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }

        @Override
        public boolean word(String question, String word) {
            throw new AssertionError(question);
        }

        @Override
        public Optional<String> answer(String question) {
            return Optional.empty();
        }
    }

    private static final class NeverStops implements StopSignal {

        @Override
        public void onStop(Undo running) {}

        @Override
        public void await() {}
    }
}
