package io.ptoken.store.jdbc.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.store.jdbc.JdbcStore;
import io.ptoken.store.jdbc.sql.StoreContents;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLookTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void tellsWhatAStoreHasOpenOrClosed() {
        Path file = folder.resolve("with blank%.db");
        SqliteLook open;
        try (JdbcStore store = JdbcStore.openSqlite(file)) {
            store.auditLog().append(AuditEntry.local(NOON, "root", "backup.made", "", ""));
            store.auditLog().append(AuditEntry.local(NOON.plusSeconds(1), "root", "other", "", ""));
            open = SqliteLook.at(file);
        }
        assertThat(open).isEqualTo(SqliteLook.at(file));
        assertThat(open.damage()).isEmpty();
        StoreContents contents = open.contents().orElseThrow();
        assertThat(contents.schema()).isEqualTo(SqliteLook.SCHEMA);
        assertThat(contents.lastEntry()).contains(NOON.plusSeconds(1));
        assertThat(contents.lastBackup()).contains(NOON);
        assertThat(folder).isDirectoryNotContaining("glob:**-{wal,shm}");
    }
}
