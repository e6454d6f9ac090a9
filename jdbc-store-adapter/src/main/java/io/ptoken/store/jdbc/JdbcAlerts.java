package io.ptoken.store.jdbc;

import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditTime;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@link AlertStore} on the table {@code alert}, in which an index lets but one of a kind be open. */
final class JdbcAlerts implements AlertStore {

    private static final String SELECT = """
            SELECT id, node, level, code, subject, message, remedy, ground, raised, ended,
            acknowledged_by, acknowledged_word, acknowledged_at FROM alert""";
    private static final String RAISE = """
            INSERT INTO alert (node, level, code, subject, message, remedy, ground, raised)
            SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM alert
            WHERE node = ? AND level = ? AND code = ? AND subject = ? AND ended > ?)
            ON CONFLICT DO NOTHING""";
    private static final String RAISED =
            SELECT + " WHERE node = ? AND level = ? AND code = ? AND subject = ? AND ended IS NULL";
    private static final String END = "UPDATE alert SET ended = ? WHERE id = ? AND ended IS NULL AND raised <= ?";
    private static final String OPEN = SELECT + " WHERE ended IS NULL ORDER BY id";
    private static final String PAGE =
            SELECT + " WHERE id < ? AND (ended IS NULL OR ended >= ?) ORDER BY id DESC LIMIT ?";
    private static final String OPEN_PAGE = SELECT + " WHERE id < ? AND ended IS NULL ORDER BY id DESC LIMIT ?";
    private static final String ACKNOWLEDGE = """
            UPDATE alert SET acknowledged_by = ?, acknowledged_word = ?, acknowledged_at = ?
            WHERE id = ? AND acknowledged_at IS NULL""";
    private static final String TRIM =
            "DELETE FROM alert WHERE id IN (SELECT id FROM alert WHERE ended < ? ORDER BY ended, id LIMIT ?)";

    private final GroupCommit changes;
    private final Reads reads;

    JdbcAlerts(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public Optional<Alert> raise(Noticed seen, Instant lastSeen) {
        AlertKey key = seen.key();
        return Single.run(changes, transaction -> {
            int raised = transaction
                    .statements()
                    .update(
                            RAISE,
                            key.node(),
                            key.level(),
                            key.code(),
                            key.subject(),
                            seen.text(),
                            seen.action(),
                            seen.ground(),
                            AuditTime.micros(seen.since()),
                            key.node(),
                            key.level(),
                            key.code(),
                            key.subject(),
                            AuditTime.micros(lastSeen));
            return raised == 0
                    ? Optional.<Alert>empty()
                    : transaction
                            .statements()
                            .first(RAISED, JdbcAlerts::read, key.node(), key.level(), key.code(), key.subject());
        });
    }

    @Override
    public boolean end(long id, Instant at) {
        long micros = AuditTime.micros(at);
        return Single.run(changes, transaction -> transaction.statements().update(END, micros, id, micros) == 1);
    }

    @Override
    public List<Alert> open() {
        return reads.read(statements -> statements.list(OPEN, JdbcAlerts::read));
    }

    @Override
    public Optional<Alert> find(long id) {
        return reads.read(statements -> statements.first(SELECT + " WHERE id = ?", JdbcAlerts::read, id));
    }

    @Override
    public List<Alert> page(Instant since, boolean onlyOpen, long before, int most) {
        return reads.read(statements -> onlyOpen
                ? statements.list(OPEN_PAGE, JdbcAlerts::read, before, most)
                : statements.list(PAGE, JdbcAlerts::read, before, AuditTime.micros(since), most));
    }

    @Override
    public boolean acknowledge(long id, Acknowledgement acknowledgement, AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean changed = transaction
                            .statements()
                            .update(
                                    ACKNOWLEDGE,
                                    acknowledgement.by(),
                                    acknowledgement.word(),
                                    AuditTime.micros(acknowledgement.at()),
                                    id)
                    == 1;
            if (changed) {
                transaction.audit(entry);
            }
            return changed;
        });
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        return Single.run(
                changes, transaction -> transaction.statements().update(TRIM, AuditTime.micros(endedBefore), limit));
    }

    private static Alert read(ResultSet row) throws SQLException {
        return new Alert(
                row.getLong(1),
                new AlertKey(row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                AuditTime.instant(row.getLong(9)),
                Times.optionalInstant(row, 10),
                acknowledgement(row));
    }

    private static Optional<Acknowledgement> acknowledgement(ResultSet row) throws SQLException {
        Optional<Instant> at = Times.optionalInstant(row, 13);
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acknowledgement(row.getString(11), row.getString(12), at.get()));
    }
}
