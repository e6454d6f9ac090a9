package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link PreferenceStore} on the table {@code preference}. */
final class JdbcPreferenceStore implements PreferenceStore {

    private static final String SET = """
            INSERT INTO preference (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value""";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcPreferenceStore(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Map<String, String> all() {
        return reads
                .read(statements -> statements.list(
                        "SELECT name, value FROM preference", row -> Map.entry(row.getString(1), row.getString(2))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void set(String name, String value, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction.statements().update(SET, name, value);
        });
    }

    @Override
    public void reset(String name, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction.statements().update("DELETE FROM preference WHERE name = ?", name);
        });
    }
}
