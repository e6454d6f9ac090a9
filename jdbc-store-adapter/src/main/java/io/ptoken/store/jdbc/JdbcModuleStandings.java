package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link ModuleStandingStore} on the table {@code module_standing}. */
final class JdbcModuleStandings implements ModuleStandingStore {

    private static final String ALL = "SELECT module, priority, standby, drained FROM module_standing";
    private static final String DECIDE = """
            INSERT INTO module_standing (module, priority, standby, drained) VALUES (?, ?, ?, ?)
            ON CONFLICT (module) DO UPDATE
            SET priority = excluded.priority, standby = excluded.standby, drained = excluded.drained""";
    private static final String FORGET = "DELETE FROM module_standing WHERE module = ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcModuleStandings(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Map<String, Decision> all() {
        return reads
                .read(statements -> statements.list(ALL, row -> Map.entry(row.getString(1), decision(row))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void decide(String module, Decision decision, AuditEntry entry) {
        Single.run(changes, transaction -> {
            transaction.audit(entry);
            return decision.equals(Decision.NONE)
                    ? transaction.statements().update(FORGET, module)
                    : transaction
                            .statements()
                            .update(
                                    DECIDE,
                                    module,
                                    decision.priority().isPresent()
                                            ? (Integer) decision.priority().getAsInt()
                                            : null,
                                    number(decision.standby()),
                                    number(decision.drained()));
        });
    }

    private static Decision decision(ResultSet row) throws SQLException {
        int priority = row.getInt(2);
        return new Decision(row.wasNull() ? OptionalInt.empty() : OptionalInt.of(priority), flag(row, 3), flag(row, 4));
    }

    private static Optional<Boolean> flag(ResultSet row, int column) throws SQLException {
        boolean yes = row.getInt(column) == 1;
        return row.wasNull() ? Optional.empty() : Optional.of(yes);
    }

    private static @Nullable Integer number(Optional<Boolean> flag) {
        return flag.map(yes -> yes ? 1 : 0).orElse(null);
    }
}
