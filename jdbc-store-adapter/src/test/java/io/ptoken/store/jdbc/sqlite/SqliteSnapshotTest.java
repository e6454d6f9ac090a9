package io.ptoken.store.jdbc.sqlite;

import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteSnapshotTest {

    @TempDir
    Path folder;

    private Path file;
    private JdbcStore store;

    @BeforeEach
    void open() throws IOException {
        file = Files.createDirectory(folder.resolve("with blanks & more?")).resolve("ptoken.db");
        store = JdbcStore.openSqlite(file);
        store.auditLog().append(entry("m-1"));
        store.auditLog().append(entry("m-2"));
        store.moduleWitness().witnessed("12345678", 7);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCopyIsAsItWasWhenTheMomentWasPinned() throws IOException {
        Link pinned = store.auditLog().head();
        Path copy = empty("copy.db");
        try (SqliteSnapshot snapshot = SqliteSnapshot.pin(file)) {
            store.auditLog().append(entry("m-3"));
            store.moduleWitness().witnessed("12345678", 8);

            assertThat(snapshot.auditHead()).isEqualTo(pinned);
            assertThat(snapshot.modules()).isEqualTo(Map.of("12345678", 7L));
            snapshot.copyTo(copy);
        }

        assertThat(SqliteCopy.verify(copy)).isEqualTo(pinned);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("copy.db-"));
        try (JdbcStore copied = JdbcStore.openSqlite(copy)) {
            assertThat(copied.auditLog().head()).isEqualTo(pinned);
            assertThat(copied.moduleWitness().lastGeneration("12345678")).hasValue(7);
        }
        assertThat(store.auditLog().head().sequence()).isEqualTo(3);
    }

    @Test
    void aStoreWithoutRowsAndOneThatIsTrimmedToNothingAreWhole() throws IOException {
        Path none = folder.resolve("none.db");
        JdbcStore.openSqlite(none).close();
        assertThat(SqliteCopy.verify(none)).isEqualTo(Link.START);

        Link head = store.auditLog().head();
        store.auditLog().trim(Instant.parse("2999-01-01T00:00:00Z"), 1);
        assertThat(SqliteCopy.verify(copy())).isEqualTo(head);
        store.auditLog().trim(Instant.parse("2999-01-01T00:00:00Z"), 10);
        assertThat(SqliteCopy.verify(copy())).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit_log WHERE sequence = 2",
                "UPDATE audit_log SET detail = 'other' WHERE sequence = 2",
                "UPDATE audit_log SET hash = 'f' WHERE sequence = 1",
                "UPDATE audit_chain SET head_hash = 'f'",
                "UPDATE audit_chain SET head_sequence = 1",
                "DELETE FROM audit_chain",
                "DROP TABLE audit_log"
            })
    void aBrokenEndOfTheAuditLogIsTold(String change) throws IOException, SQLException {
        Path copy = copy();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }

        assertThatThrownBy(() -> SqliteCopy.verify(copy)).isInstanceOf(StoreException.class);
    }

    @Test
    void damageIsTold() throws IOException {
        Path copy = copy();
        try (RandomAccessFile damaged = new RandomAccessFile(copy.toFile(), "rw")) {
            damaged.seek(3 * 4096L);
            damaged.write(new byte[2048]);
        }
        assertDamaged(copy);

        Files.writeString(copy, "no database at all, only some text that is long enough for a header of SQLite");
        assertDamaged(copy);
    }

    @Test
    void whatCannotBeReadOrWrittenIsTold() {
        assertThatThrownBy(() -> SqliteSnapshot.pin(folder.resolve("missing/ptoken.db")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
        try (SqliteSnapshot snapshot = SqliteSnapshot.pin(file)) {
            assertThatThrownBy(() -> snapshot.copyTo(folder.resolve("missing/copy.db")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("could not be copied to " + folder.resolve("missing"));
        }
    }

    private static void assertDamaged(Path copy) {
        StoreException damaged = catchThrowableOfType(StoreException.class, () -> SqliteCopy.verify(copy));
        assertThat(damaged.reason()).isEqualTo(Reason.DAMAGED);
        assertThat(damaged).hasMessageStartingWith("the copy of the store, ");
    }

    private Path copy() throws IOException {
        Path copy = Files.createTempFile(folder, "copy", ".db");
        try (SqliteSnapshot snapshot = SqliteSnapshot.pin(file)) {
            snapshot.copyTo(copy);
        }
        return copy;
    }

    private Path empty(String name) throws IOException {
        return Files.createFile(folder.resolve(name));
    }
}
