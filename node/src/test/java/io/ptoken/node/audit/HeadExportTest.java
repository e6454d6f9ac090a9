package io.ptoken.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.port.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadExportTest {

    private static final String NAME = "audit-head-2026-11-30-till_9443.json";

    @TempDir
    Path directory;

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private Path folder;
    private AuditKeyFile key;
    private HeadExport export;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(directory.resolve("heads"));
        key = new AuditKeyFile(directory.resolve("audit-key.sealed"), new SecureRandom());
        assertThat(key.makeIfNew()).isTrue();
        store.auditLog().append(AuditEntry.local(now, "jane", "test", "", ""));
        export = new HeadExport(folder, "till:9443", store.auditLog(), key, () -> now, told::add);
    }

    @Test
    void aHeadIsWrittenOnceADay() throws IOException {
        export.look();
        String first = Files.readString(folder.resolve(NAME));
        store.auditLog().append(AuditEntry.local(now, "jane", "test", "", ""));
        now = now.plus(Duration.ofHours(13));
        export.look();
        assertThat(folder.resolve(NAME)).hasContent(first);

        now = now.plus(Duration.ofHours(2));
        export.look();

        assertThat(names()).containsExactlyInAnyOrder(NAME, NAME.replace("11-30", "12-01"));
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsWrittenIsSignedAndWhole() throws IOException {
        export.look();

        String text = Files.readString(folder.resolve(NAME));
        SignedHead head = SignedHead.of(store.auditLog(), "till:9443", key, now).orElseThrow();
        assertThat(text).isEqualTo(head.json());
        assertThat(head.isBy(key.publicKey())).isTrue();
    }

    @Test
    void aFolderThatIsNotThereIsToldOnceAndTriedAgain() throws IOException {
        Files.delete(folder);
        export.look();
        export.look();
        assertThat(told)
                .containsExactly("no head of the audit log was written to " + folder
                        + ", it is tried again: there is no such folder");

        Files.createDirectory(folder);
        export.look();
        assertThat(names()).containsExactly(NAME);

        Files.delete(folder.resolve(NAME));
        Files.delete(folder);
        export.look();
        assertThat(told).hasSize(2);
    }

    @Test
    void aFileInThePlaceOfTheFolderIsTold() throws IOException {
        Files.delete(folder);
        Files.createFile(folder);

        export.look();

        assertThat(told).hasSize(1);
    }

    /** As a full disk does, it fails when something is written. */
    @Test
    void aFolderThatTakesNoFileIsTold() throws IOException {
        HeadExport other = new HeadExport(folder, "x".repeat(300), store.auditLog(), key, () -> now, told::add);

        other.look();
        other.look();

        assertThat(told).hasSize(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void aKeyThatCannotBeReadIsTold() throws IOException {
        Files.delete(key.path());

        export.look();

        assertThat(told).singleElement().asString().contains("the audit key cannot be read");
        assertThat(names()).isEmpty();
    }

    @Test
    void aKeyIsMadeOnceAndNeverReplaced() throws IOException {
        String before = key.publicKey().pem();
        assertThat(key.makeIfNew()).isFalse();
        assertThat(key.publicKey().pem()).isEqualTo(before);

        Files.delete(key.path());
        assertThat(key.makeIfNew()).as("its key file is what is left of it").isFalse();
        assertThat(key.path()).doesNotExist();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
