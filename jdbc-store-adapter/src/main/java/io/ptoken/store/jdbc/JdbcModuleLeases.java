package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.ModuleLeases;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** {@link ModuleLeases} on the table {@code module_lease}. */
final class JdbcModuleLeases implements ModuleLeases {

    private static final String OF =
            "SELECT holder, beat, place, pid, command, since FROM module_lease WHERE module_id = ?";
    private static final String INSERT = """
            INSERT INTO module_lease (holder, beat, place, pid, command, since, module_id) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String TAKE_OVER = """
            UPDATE module_lease SET holder = ?, beat = ?, place = ?, pid = ?, command = ?, since = ?
            WHERE module_id = ? AND holder = ? AND beat = ?""";
    private static final String BEAT = "UPDATE module_lease SET beat = beat + 1 WHERE module_id = ? AND holder = ?";
    private static final String GIVE_BACK = "DELETE FROM module_lease WHERE module_id = ? AND holder = ?";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcModuleLeases(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<Lease> of(String moduleId) {
        return reads.read(statements -> statements.first(OF, JdbcModuleLeases::read, moduleId));
    }

    @Override
    public boolean take(String moduleId, Lease mine, Optional<Lease> dead) {
        long since = AuditTime.micros(mine.since());
        return Single.run(
                changes,
                transaction -> (dead.isEmpty()
                                ? transaction
                                        .statements()
                                        .update(
                                                INSERT,
                                                mine.holder(),
                                                mine.beat(),
                                                mine.place(),
                                                mine.pid(),
                                                mine.command(),
                                                since,
                                                moduleId)
                                : transaction
                                        .statements()
                                        .update(
                                                TAKE_OVER,
                                                mine.holder(),
                                                mine.beat(),
                                                mine.place(),
                                                mine.pid(),
                                                mine.command(),
                                                since,
                                                moduleId,
                                                dead.get().holder(),
                                                dead.get().beat()))
                        == 1);
    }

    @Override
    public boolean beat(String moduleId, String holder) {
        return Single.run(changes, transaction -> transaction.statements().update(BEAT, moduleId, holder) == 1);
    }

    @Override
    public void giveBack(String moduleId, String holder) {
        Single.run(changes, transaction -> transaction.statements().update(GIVE_BACK, moduleId, holder));
    }

    private static Lease read(ResultSet row) throws SQLException {
        return new Lease(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                AuditTime.instant(row.getLong(6)));
    }
}
