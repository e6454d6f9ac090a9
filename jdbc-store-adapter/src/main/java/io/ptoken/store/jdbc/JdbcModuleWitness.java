package io.ptoken.store.jdbc;

import io.ptoken.service.port.ModuleWitness;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link ModuleWitness} on the table {@code module_witness}. */
final class JdbcModuleWitness implements ModuleWitness {

    private static final String FIND = "SELECT generation FROM module_witness WHERE module_id = ?";
    private static final String WITNESS = """
            INSERT INTO module_witness (module_id, generation) VALUES (?, ?)
            ON CONFLICT (module_id) DO UPDATE SET generation = excluded.generation
            WHERE excluded.generation > module_witness.generation""";

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
    public void witnessed(String moduleId, long generation) {
        Single.run(changes, transaction -> transaction.statements().update(WITNESS, moduleId, generation));
    }
}
