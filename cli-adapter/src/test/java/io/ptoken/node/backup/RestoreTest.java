package io.ptoken.node.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.cli.CommandRun;
import io.ptoken.cli.TestInstallation;
import io.ptoken.cli.TestSurroundings;
import io.ptoken.cli.document.Schemas;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.DirectoryTree;
import io.ptoken.node.process.Version;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.service.port.AuditRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RestoreTest {

    @TempDir
    static Path source;

    private static TestInstallation installation = new TestInstallation(Path.of(""), Path.of(""));
    private static Path good = Path.of("");

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private TestArchive archive = new TestArchive();

    @BeforeAll
    static void makeAnArchive() throws IOException {
        installation = TestInstallation.made(source);
        assertThat(installation.loadKey("--sgc=123456", "--krn=1").exitCode()).isZero();
        Files.createDirectories(installation.data().resolve("licences/2027"));
        Files.writeString(installation.data().resolve("licences/2027/one.txt"), "licence");
        good = source.resolve("good.zip");
        assertThat(installation.surroundings().run("backup", good.toString()).exitCode())
                .isZero();
    }

    @BeforeEach
    void take() {
        data = directory.resolve("restored");
        archive = TestArchive.of(good);
    }

    @Test
    void makesTheSameFilesForTheirOwnerAloneAndTellsWhatToKnow() throws IOException {
        CommandRun run = restore(good);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                Restored %1$s from the backup of 2026-11-23T10:00:00Z, 8 files, all verified.

                What was sold after the backup is not known here: a client that repeats a messageId of that time buys again.
                Nothing is sold before 2026-11-23T10:06:00Z, so that no meter gets a token of the time after the backup a \
                second time.
                Only a meter that went ahead of the clock after the backup still can, by many tokens at once or at times \
                that its caller sent: if that may be, empty the directory and restore with --sure.
                Limits, accounts, passwords, sessions and preferences are those of the backup too.

                Next: ptoken status --data %1$s, then ptoken serve --data %1$s
                """.formatted(data));
        assertThat(list(data))
                .containsExactlyInAnyOrder(
                        "",
                        "audit-key.sealed",
                        "audit-key.sealed.key",
                        "licences",
                        "licences/2027",
                        "licences/2027/one.txt",
                        "ptoken.db",
                        "ptoken.db-reserve",
                        "ptoken.yaml",
                        "softsm.sealed",
                        "tls",
                        "tls/server-certificate.pem",
                        "tls/server.pem");
        for (String path : list(data)) {
            Path file = data.resolve(path);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            if (Files.isRegularFile(file) && !path.equals("ptoken.db")) {
                assertThat(file).hasSameBinaryContentAs(installation.data().resolve(path));
            }
        }
    }

    @Test
    void whatWasRestoredWorksAndItsAuditLogSaysSo() {
        restore(good);

        TestInstallation restored = new TestInstallation(data, installation.keyFile());
        CommandRun keys = restored.surroundings().run("vk", "list");
        assertThat(keys.exitCode()).isZero();
        assertThat(keys.out()).contains("123456");
        CommandRun verified = restored.surroundings()
                .run("audit", "verify", "--expect", archive.manifest().store().auditHead());
        assertThat(verified.exitCode()).isZero();
        List<AuditRow> rows = audit(data);
        AuditRow last = rows.get(rows.size() - 1);
        assertThat(last.entry().action()).isEqualTo("restore");
        assertThat(last.entry().actor()).isEqualTo(TestSurroundings.USER);
        assertThat(last.entry().subject()).isEqualTo(good.toString());
        assertThat(last.entry().detail())
                .startsWith("backup of 2026-11-23T10:00:00Z on ")
                .contains(", audit log up to row " + archive.manifest().store().auditHead() + "; no tokens up to ")
                .endsWith("; meters ahead of that: 0");
        assertThat(rows.get(rows.size() - 2).entry().action()).isEqualTo("backup.begin");
    }

    @Test
    void takesAnEmptyDirectoryThatIsThereAndJsonShowsTheManifest() throws IOException {
        Files.createDirectory(data);

        CommandRun run = new TestSurroundings().run("restore", good.toString(), "--data", data.toString(), "--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"format\" : \"ptoken backup\"", "\"path\" : \"softsm.sealed\"")
                .contains("\"sellsAgain\" : \"2026-11-23T10:06:00Z\"", "\"metersAhead\" : 0");
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aDirectoryThatHasSomethingIsNotTouched() throws IOException {
        Files.createDirectory(data);
        Files.writeString(data.resolve("mine"), "mine");

        CommandRun run = restore(good);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("ptoken: " + data + " is not empty; choose another directory with --data, or use the"
                        + " installation that is there\n");
        assertThat(list(data)).containsExactly("", "mine");
    }

    @Test
    void aRestoreThatWasCutShortIsNoInstallation() throws IOException {
        restore(good);
        Files.createDirectory(data.resolve(".restoring"));

        CommandRun run = installation.with("PTOKEN_DATA", data.toString()).run("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("ptoken: a restore to " + data + " was cut short, and what is there is not whole; empty the"
                        + " directory, then run 'ptoken restore' again\n");
    }

    @Test
    void anArchiveThatIsNotThereIsToldAndAMissingNameIsAUsageError() {
        CommandRun run = restore(directory.resolve("none.zip"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ptoken: no such file: " + directory.resolve("none.zip") + "\n");
        assertThat(data).doesNotExist();
        assertThat(new TestSurroundings().run("restore").exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.0001, 0.3, 0.6, 0.99})
    void aFileThatWasCutIsRefused(double part) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Path cut = directory.resolve("cut.zip");

        assertRefused(
                Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * part))), "it is no archive, or was cut");
        assertRefused(Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1)), "it is no archive, or was cut");
    }

    /** A few bytes of the form say nothing. */
    private CommandRun restoreForPrograms(Path file) {
        return new TestSurroundings().run("restore", file.toString(), "--data", data.toString(), "--json");
    }

    private static JsonNode manifest(CommandRun run) {
        return Schemas.valid(run.out()).path("manifest");
    }

    @Test
    void aBitThatChangedIsFoundOrChangesNothing() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Path spoilt = directory.resolve("spoilt.zip");
        JsonNode whole = manifest(restoreForPrograms(good));
        DirectoryTree.delete(data);
        int refused = 0;
        for (int at = 45; at < bytes.length; at += bytes.length / 25) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            Files.write(spoilt, changed);

            CommandRun run = restoreForPrograms(spoilt);

            if (run.exitCode() == 0) {
                assertThat(manifest(run)).as("byte " + at).isEqualTo(whole);
                DirectoryTree.delete(data);
            } else {
                refused++;
                assertThat(run.err()).startsWith("ptoken: " + spoilt + " is no whole backup: ");
                assertThat(data).doesNotExist();
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void aManifestThatWasChangedWithoutItsSumIsRefused() throws IOException {
        Path stored = directory.resolve("stored.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(stored))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : archive.entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        byte[] bytes = Files.readAllBytes(stored);
        replaceAll(bytes, "2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z");

        assertRefused(Files.write(stored, bytes), "manifest.json is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "tls/../../evil",
                "/etc/evil",
                "a//b",
                "./a",
                ".",
                "..",
                "",
                "a/",
                "a\\\\b",
                "a\\nb",
                "softsm.sealed.lock",
                "ptoken.db-wal",
                "ptoken.db-shm",
                "softsm.sealed.new",
                ".restoring",
                ".restoring/a"
            })
    void aPathThatMayNotBeIsRefused(String path) {
        archive.add(path.replace("\\n", "\n").replace("\\\\", "\\"), "evil");
        String shown = path.replace("\\n", "?").replace("\\\\", "\\");

        assertRefused(written(), "'" + shown + "' may not be in it");
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    @Test
    void aVeryLongPathIsRefused() {
        archive.add("a/".repeat(600) + "b", "evil");
        assertRefused(written(), "'" + "a/".repeat(50) + "...' may not be in it");
    }

    @Test
    void aFileThatTheManifestDoesNotNameIsRefused() {
        archive.entries.put("data/extra", new byte[1]);
        assertRefused(written(), "'data/extra' is not in its manifest");
    }

    @Test
    void aDirectoryIsNotInTheManifestEither() {
        archive.entries.put("data/tls/", new byte[0]);
        assertRefused(written(), "'data/tls/' is not in its manifest");
    }

    @Test
    void aFileThatIsMissingIsRefused() {
        archive.entries.remove("data/softsm.sealed");
        assertRefused(written(), "data/softsm.sealed is missing");
    }

    @Test
    void aStoreThatNeitherHasIsRefused() {
        archive.entries.remove("data/ptoken.db");
        archive.files(archive.manifest().files().stream()
                .filter(file -> !file.path().equals("ptoken.db"))
                .toList());
        assertRefused(written(), "ptoken.db is missing");
    }

    @Test
    void aFileThatIsInItTwiceIsRefused() throws IOException {
        archive.entries.put("data/softsm.sealeX", new byte[1]);
        byte[] bytes = Files.readAllBytes(written());
        replaceAll(bytes, "data/softsm.sealeX", "data/softsm.sealed");
        assertRefused(Files.write(directory.resolve("twice.zip"), bytes), "'data/softsm.sealed' is in it twice");
    }

    @Test
    void aManifestThatNamesAFileTwiceIsRefused() {
        List<ArchivedFile> files = new ArrayList<>(archive.manifest().files());
        files.add(files.get(0));
        archive.files(files);
        assertRefused(written(), "'" + files.get(0).path() + "' is in it twice");
    }

    @Test
    void aFileThatIsADirectoryTooIsRefused() {
        archive.add("tls", "no directory");
        assertRefused(written(), "'tls' is a file and a directory in it");
    }

    @Test
    void anotherContentThanTheManifestSaysIsRefused() {
        archive.entries.put("data/ptoken.yaml", "issuing: {}\n".getBytes(ISO_8859_1));
        assertRefused(written(), "ptoken.yaml is not what its manifest says: size or SHA-256 differ");
    }

    @Test
    void moreThanTheManifestSaysIsNotReadToItsEnd() {
        archive.entries.put("data/ptoken.yaml", new byte[50_000_000]);
        assertRefused(written(), "ptoken.yaml is longer than its manifest says");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 2 + 1})
    void moreThanTheDiskHoldsIsRefusedBeforeAnythingIsWritten(long size) {
        archive.files(archive.manifest().files().stream()
                .map(file -> new ArchivedFile(file.path(), size, file.sha256()))
                .toList());

        CommandRun run = restore(written());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("ptoken: there is no room in " + data + ": [0-9]+ bytes are free, and what the archive says it"
                        + " holds needs more; nothing was restored\n");
        assertThat(data).doesNotExist();
    }

    @Test
    void aSizeBelowZeroIsRefused() {
        archive.files(archive.manifest().files().stream()
                .map(file -> new ArchivedFile(file.path(), -1, file.sha256()))
                .toList());
        assertRefused(written(), "'audit-key.sealed' has no size");
    }

    @Test
    void aLinkBecomesTheFileThatTheManifestSaysItIs() throws IOException {
        archive.add("linked", "/etc/passwd");
        byte[] bytes = Files.readAllBytes(written());
        markAsLink(bytes, "data/linked");
        Path linked = Files.write(directory.resolve("link.zip"), bytes);

        assertThat(restore(linked).exitCode()).isZero();

        assertThat(Files.isRegularFile(data.resolve("linked"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
        assertThat(data.resolve("linked")).hasContent("/etc/passwd");
    }

    @Test
    void withoutAManifestItIsRefused() {
        archive.entries.remove("manifest.json");
        assertRefused(written(), "it has no manifest.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "format" : "ptoken backup" | "format" : "other" | its manifest is of another kind
            "version" : 1              | "version" : 2      | its form has version 2, and this program knows 1: restore it \
            with the release that made it, VERSION
            "version" : 1              | "version" : "x"    | its manifest cannot be read
            "version" : 1              | "version" : null   | its manifest cannot be read
            "version" : 1,             | ''                 | its manifest cannot be read
            "made"                     | "version"          | its manifest cannot be read
            SQLITE                     | OTHER              | its manifest cannot be read
            {                          | ''                 | its manifest cannot be read
            """)
    void aManifestThatIsNoneIsRefused(String from, String to, String why) {
        archive.manifest(archive.manifestText().replaceFirst(Pattern.quote(from), to));
        assertRefused(written(), why.replace("VERSION", Version.current()));
    }

    @Test
    void aManifestWithoutEndIsNotReadToItsEnd() {
        archive.entries.put("manifest.json", new byte[17 << 20]);
        assertRefused(written(), "manifest.json is longer than its manifest says");
    }

    @Test
    void aStoreThatIsDamagedIsRefusedAlthoughItsHashIsRight() {
        Arrays.fill(archive.entry("data/ptoken.db"), 3 * 4096, 3 * 4096 + 2048, (byte) 0);
        archive.tellRightly("ptoken.db");

        CommandRun run = restore(written());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("ptoken: the copy of the store, ptoken.db, is not whole: ");
        assertThat(data).doesNotExist();
    }

    @Test
    void aStoreWithAnotherEndThanTheManifestSaysIsRefused() throws IOException, SQLException {
        Path changed = changed("DELETE FROM audit_log; UPDATE audit_chain SET head_sequence = 0, anchor_sequence = 0, "
                + "head_hash = '" + "0".repeat(64) + "', anchor_hash = '" + "0".repeat(64) + "'");
        assertRefused(changed, "its store ends with another row of the audit log than its manifest says");
    }

    @Test
    void aStoreOfANewerReleaseIsRefused() throws IOException, SQLException {
        Path changed = changed("UPDATE flyway_schema_history SET version = '999' WHERE installed_rank ="
                + " (SELECT MAX(installed_rank) FROM flyway_schema_history)");

        CommandRun run = restore(changed);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("was written by a newer release (schema 999)");
        assertThat(data).doesNotExist();
    }

    @Test
    void aStoreOnPostgresIsToldToBeRestoredApart() {
        archive.manifest(archive.manifestText()
                .replace("SQLITE", "POSTGRESQL")
                .replace("\"place\" : \"ptoken.db\"", "\"place\" : \"jdbc:postgresql://db.example/ptoken\""));

        CommandRun run = restore(written());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "The store, jdbc:postgresql://db.example/ptoken, was not in it: restore that from its pg_dump.\n");
    }

    /** The archive with a store that was changed, whose hash is right. */
    private Path changed(String sql) throws IOException, SQLException {
        Path database = Files.write(directory.resolve("changed.db"), archive.entry("data/ptoken.db"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        archive.entries.put("data/ptoken.db", Files.readAllBytes(database));
        archive.tellRightly("ptoken.db");
        return written();
    }

    private Path written() {
        return archive.write(directory.resolve("changed.zip"));
    }

    private CommandRun restore(Path file) {
        return new TestSurroundings().run("restore", file.toString(), "--data", data.toString());
    }

    /** Refused, and nothing left: no directory where none was, nothing in one that was empty. */
    private void assertRefused(Path file, String why) {
        assertRefusal(restore(file), file, why);
        assertThat(data).doesNotExist();
        try {
            Files.createDirectory(data);
            assertRefusal(restore(file), file, why);
            assertThat(data).isEmptyDirectory();
            Files.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefusal(CommandRun run, Path file, String why) {
        assertThat(run.err()).isEqualTo("ptoken: " + file + " is no whole backup: " + why + "; nothing was restored\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    private static List<String> list(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(path -> root.relativize(path).toString()).sorted().toList();
        }
    }

    private static List<AuditRow> audit(Path data) {
        try (OpenStore open = StoreAccess.embedded(new DataDirectory(data))) {
            return open.store().auditLog().page(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"), 0, 1000);
        }
    }

    private static void replaceAll(byte[] bytes, String from, String to) {
        for (int at = indexOf(bytes, from, 0); at >= 0; at = indexOf(bytes, from, at)) {
            System.arraycopy(to.getBytes(ISO_8859_1), 0, bytes, at, to.length());
        }
    }

    /** In the list at the end of the archive, as programs of Unix mark a link. */
    private static void markAsLink(byte[] bytes, String name) {
        int at = indexOf(bytes, name, indexOf(bytes, name, 0) + 1) - 46;
        ByteBuffer entry = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(entry.getInt(at)).isEqualTo(0x02014b50);
        entry.putShort(at + 4, (short) 0x031e);
        entry.putInt(at + 38, 0xa1ff0000);
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        return new String(bytes, ISO_8859_1).indexOf(text, from);
    }
}
