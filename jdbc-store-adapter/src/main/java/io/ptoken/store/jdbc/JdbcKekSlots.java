package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.KekSlotStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link KekSlotStore} on the table {@code kek_slot}. */
final class JdbcKekSlots implements KekSlotStore {

    private static final String SLOTS = "SELECT kmc_id, content FROM kek_slot WHERE module = ? AND module_id = ?";
    private static final String REMEMBER = """
            INSERT INTO kek_slot (module, module_id, kmc_id, content) VALUES (?, ?, ?, ?)
            ON CONFLICT (module, module_id, kmc_id) DO UPDATE SET content = excluded.content""";
    private static final String FORGET = "DELETE FROM kek_slot WHERE module = ? AND module_id = ? AND kmc_id = ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcKekSlots(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Map<String, String> slots(Owner module) {
        return reads
                .read(statements -> statements.list(
                        SLOTS, row -> Map.entry(row.getString(1), row.getString(2)), module.name(), module.moduleId()))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void remember(Owner module, String kmcId, String slot, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction.statements().update(REMEMBER, module.name(), module.moduleId(), kmcId, slot);
        });
    }

    @Override
    public void forget(Owner module, String kmcId, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return transaction.statements().update(FORGET, module.name(), module.moduleId(), kmcId);
        });
    }
}
