package io.ptoken.store.jdbc;

import static io.ptoken.service.contract.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.CountingObserver;
import io.ptoken.store.jdbc.sql.FaultyDialect;
import io.ptoken.store.jdbc.sqlite.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** On a full disk a number of refusals and the row of the stop are written, and nothing else until there is room. */
class FullDiskTest {

    private static final int MOST_REFUSALS = 100;

    @TempDir
    Path folder;

    private Path reserve;
    private FaultyDialect dialect;
    private JdbcStore store;

    @BeforeEach
    void open() {
        Path file = folder.resolve("ptoken.db");
        reserve = folder.resolve("ptoken.db-reserve");
        dialect = new FaultyDialect(new SqliteDialect(file));
        store = JdbcStore.open(dialect, "the store " + file, new CountingObserver());
        store.preferences().set("before", "1", entry("before"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void roomIsKeptForItsOwnerAlone() throws IOException {
        assertThat(Files.size(reserve)).isEqualTo(4 * 1024 * 1024);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(reserve)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusalsAreWrittenUpToANumberThenTheStopAlone() {
        fill();

        assertFull(() -> store.preferences().set("sale", "1", entry("sale")));
        assertThat(reserve).doesNotExist();
        assertFull(() -> store.auditLog().append(entry("ordinary")));
        for (int i = 0; i < MOST_REFUSALS; i++) {
            store.auditLog().appendRefusal(entry("refused " + i));
        }
        assertFull(() -> store.auditLog().appendRefusal(entry("one more")));
        store.auditLog().appendLast(entry("stop"));

        assertThat(subjects()).hasSize(MOST_REFUSALS + 2).contains("before", "refused 0", "refused 99", "stop");
        assertThat(store.preferences().all()).containsOnlyKeys("before");
    }

    @Test
    void itSaysThatItCannotBeWrittenUntilThereIsRoom() {
        store.probe();
        fill();
        store.probe();
        assertFull(() -> store.preferences().set("sale", "1", entry("sale")));

        assertFull(store::probe);
        store.auditLog().appendRefusal(entry("refused"));
        assertFull(store::probe);

        empty();
        store.probe();
        assertThat(reserve).exists();
        store.preferences().set("sale", "1", entry("sale"));
        assertThat(store.preferences().all()).containsOnlyKeys("before", "sale");
    }

    @Test
    void aSecondFullDiskIsTreatedAsTheFirst() {
        for (int round = 0; round < 2; round++) {
            fill();
            assertFull(() -> store.preferences().set("sale", "1", entry("sale")));
            store.auditLog().appendRefusal(entry("refused in round " + round));
            empty();
            store.auditLog().append(entry("ordinary in round " + round));
        }
        assertThat(subjects())
                .contains("refused in round 0", "refused in round 1", "ordinary in round 0", "ordinary in round 1");
    }

    @Test
    void withoutAReserveNothingIsWritten() throws IOException {
        fill();
        Files.delete(reserve);
        dialect.beforeCommit = writer -> {
            throw full();
        };

        assertFull(() -> store.auditLog().appendRefusal(entry("refused")));
        assertFull(() -> store.auditLog().appendLast(entry("stop")));
    }

    /** There is as much room as the reserve takes. */
    private void fill() {
        dialect.noRoom = true;
        dialect.beforeCommit = writer -> {
            if (Files.exists(reserve)) {
                throw full();
            }
        };
    }

    private void empty() {
        dialect.noRoom = false;
        dialect.beforeCommit = writer -> {};
    }

    private static SQLiteException full() {
        return new SQLiteException("injected", SQLiteErrorCode.SQLITE_FULL);
    }

    private static void assertFull(ThrowingCallable change) {
        assertThat(catchThrowableOfType(StoreException.class, change))
                .hasMessageStartingWith("there is no room left for the store ")
                .extracting(StoreException::reason)
                .isEqualTo(Reason.FULL);
    }

    private List<String> subjects() {
        return store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, 0, 1000).stream()
                .map(row -> row.entry())
                .map(AuditEntry::subject)
                .toList();
    }
}
