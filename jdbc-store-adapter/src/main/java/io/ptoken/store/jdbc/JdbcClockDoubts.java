package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.ClockDoubts;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import java.time.Instant;
import java.util.Optional;

/** {@link ClockDoubts} on the table {@code clock_doubt}. */
final class JdbcClockDoubts implements ClockDoubts {

    private final GroupCommit changes;
    private final Reads reads;

    JdbcClockDoubts(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<Instant> of(String node) {
        return reads.read(statements -> statements.first(
                "SELECT trusted FROM clock_doubt WHERE node = ?", row -> AuditTime.instant(row.getLong(1)), node));
    }

    @Override
    public void doubt(String node, Instant trusted) {
        Single.run(
                changes,
                transaction -> transaction
                        .statements()
                        .update(
                                "INSERT INTO clock_doubt (node, trusted) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                node,
                                AuditTime.micros(trusted)));
    }

    @Override
    public void trust(String node) {
        Single.run(
                changes,
                transaction -> transaction.statements().update("DELETE FROM clock_doubt WHERE node = ?", node));
    }
}
