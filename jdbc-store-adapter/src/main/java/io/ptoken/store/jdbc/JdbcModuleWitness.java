package io.ptoken.store.jdbc;

import io.ptoken.service.port.ModuleWitness;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Operation.Urgency;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link ModuleWitness} on the tables {@code module_witness} and {@code module_counter}. */
final class JdbcModuleWitness implements ModuleWitness {

    private static final String FIND = "SELECT generation FROM module_witness WHERE module_id = ?";
    private static final String WITNESS = """
            INSERT INTO module_witness (module_id, generation) VALUES (?, ?)
            ON CONFLICT (module_id) DO UPDATE SET generation = excluded.generation
            WHERE excluded.generation > module_witness.generation""";

    private static final String COUNTED = "SELECT vends, audit_sequence FROM module_counter WHERE module_id = ?";
    private static final String COUNT = """
            INSERT INTO module_counter (module_id, vends, audit_sequence) VALUES (?, ?, ?)
            ON CONFLICT (module_id) DO UPDATE SET vends = excluded.vends, audit_sequence = excluded.audit_sequence""";
    private static final String FORGET = "DELETE FROM module_counter";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcModuleWitness(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public OptionalLong lastGeneration(String moduleId) {
        Optional<Long> found = reads.read(statements -> statements.first(FIND, row -> row.getLong(1), moduleId));
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    @Override
    public Optional<CountedVends> lastCounted(String moduleId) {
        return reads.read(statements ->
                statements.first(COUNTED, row -> new CountedVends(row.getLong(1), row.getLong(2)), moduleId));
    }

    @Override
    public void counted(String moduleId, CountedVends counted) {
        Single.run(
                changes,
                Urgency.LAST,
                transaction -> transaction.statements().update(COUNT, moduleId, counted.vends(), counted.auditRows()));
    }

    @Override
    public void forgetCounted() {
        Single.run(changes, transaction -> transaction.statements().update(FORGET));
    }

    /** A module that stops writes what it has left, also on a full disk. */
    @Override
    public void witnessed(String moduleId, long generation) {
        Single.run(
                changes, Urgency.LAST, transaction -> transaction.statements().update(WITNESS, moduleId, generation));
    }
}
