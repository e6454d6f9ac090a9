package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditTime;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Operation.Urgency;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link AuditLog} on the tables {@code audit_log} and {@code audit_chain}. */
final class JdbcAuditLog implements AuditLog {

    /** Rows looked at by one statement: none keeps the database from tidying up for long. */
    private static final int STRIDE = 10_000;

    private static final String PAGE = "SELECT " + AuditTable.ROW + " FROM audit_log"
            + " WHERE sequence > ? AND sequence <= ? AND at_micros >= ? AND at_micros < ? ORDER BY sequence LIMIT ?";

    /** The sum keeps databases from looking through the log by sequence instead of the index by time. */
    private static final String NEXT =
            "SELECT MIN(sequence + 0) FROM audit_log" + " WHERE at_micros >= ? AND at_micros < ? AND sequence > ?";

    /** The action is written out, or databases would not use the index of these rows alone. */
    private static final String LAST_CLOCK_ACCEPT =
            "SELECT COALESCE(MAX(sequence), 0) FROM audit_log WHERE action = '" + CLOCK_ACCEPT + "'";

    private static final String LATEST_FROM =
            "SELECT at_micros FROM audit_log WHERE sequence + 0 >= ? ORDER BY at_micros DESC LIMIT 1";

    private static final String MENTIONS = "SELECT sequence FROM audit_log"
            + " WHERE sequence > ? AND sequence <= ? AND action = ? AND detail LIKE ? LIMIT 1";

    /** The condition on the actor is written out, or databases would not use the index of these rows alone. */
    static final String UNSIGNED = "SELECT origin, action, COUNT(*), MIN(at_micros), MAX(at_micros) FROM"
            + " (SELECT origin, action, at_micros FROM audit_log WHERE actor = '' AND at_micros >= ? AND at_micros < ?"
            + " ORDER BY at_micros DESC LIMIT ?) AS newest GROUP BY origin, action";

    /** As is this one on action and outcome. */
    static final String SIGNED_IN = "SELECT sequence FROM audit_log WHERE origin = ?"
            + " AND outcome = 'Ok' AND (action = 'signInWithPassword' OR action = 'operate') LIMIT 1";

    static final String LAST_BACKUP =
            "SELECT at_micros FROM audit_log WHERE action = '" + BACKUP_MADE + "' ORDER BY sequence DESC LIMIT 1";

    private static final String OLDEST = "SELECT sequence, hash, at_micros FROM audit_log ORDER BY sequence LIMIT ?";
    private static final String REMOVE = "DELETE FROM audit_log WHERE sequence <= ?";

    private record Aged(Link link, long at) {}

    private final GroupCommit changes;
    private final Reads reads;

    JdbcAuditLog(GroupCommit changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public void append(AuditEntry entry) {
        Single.run(changes, appending(entry));
    }

    @Override
    public void appendLater(AuditEntry entry) {
        Single.later(changes, Urgency.BY_NUMBER, appending(entry));
    }

    @Override
    public void appendRefusal(AuditEntry entry) {
        Single.run(changes, Urgency.BY_NUMBER, appending(entry));
    }

    @Override
    public void appendLast(AuditEntry entry) {
        Single.run(changes, Urgency.LAST, appending(entry));
    }

    private static Single.Work<Boolean> appending(AuditEntry entry) {
        return transaction -> {
            transaction.audit(entry);
            return true;
        };
    }

    /** Goes through the log by sequence, and jumps by time over rows outside of the period. */
    @Override
    public List<AuditRow> page(Instant from, Instant to, long afterSequence, int limit) {
        long first = AuditTime.micros(from);
        long end = AuditTime.micros(to);
        List<AuditRow> page = new ArrayList<>();
        Optional<Long> after = Optional.of(afterSequence);
        while (after.isPresent() && page.size() < limit) {
            long start = after.get();
            int missing = limit - page.size();
            List<AuditRow> rows = reads.read(
                    statements -> statements.list(PAGE, AuditTable::read, start, start + STRIDE, first, end, missing));
            page.addAll(rows);
            after = rows.isEmpty()
                    ? reads.read(statements -> next(statements, first, end, start))
                    : Optional.of(last(rows));
        }
        return page;
    }

    private static long last(List<AuditRow> rows) {
        return rows.get(rows.size() - 1).sequence();
    }

    /** The place just before the next row of the period. */
    private static Optional<Long> next(Statements statements, long first, long end, long after) throws SQLException {
        return statements
                .first(NEXT, row -> row.getLong(1), first, end, after)
                .filter(sequence -> sequence > 0)
                .map(sequence -> sequence - 1);
    }

    @Override
    public Link head() {
        return AuditTable.link(reads.read(statements -> statements.first(AuditTable.HEAD, AuditTable::readLink)));
    }

    @Override
    public Link anchor() {
        return AuditTable.link(reads.read(statements -> statements.first(AuditTable.ANCHOR, AuditTable::readLink)));
    }

    @Override
    public long lastClockAccept() {
        return reads.read(statements -> statements.first(LAST_CLOCK_ACCEPT, row -> row.getLong(1)))
                .orElse(0L);
    }

    @Override
    public Optional<Instant> latestFrom(long sequence) {
        return reads.read(
                statements -> statements.first(LATEST_FROM, row -> AuditTime.instant(row.getLong(1)), sequence));
    }

    /** Newest rows first, a stride at a time. */
    @Override
    public boolean mentions(String action, List<String> inDetail) {
        long anchor = anchor().sequence();
        for (long end = head().sequence(); end > anchor; end -= STRIDE) {
            long last = end;
            for (String text : inDetail) {
                Optional<Long> found = reads.read(statements -> statements.first(
                        MENTIONS, row -> row.getLong(1), last - STRIDE, last, action, "%" + text + "%"));
                if (found.isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public List<Unsigned> unsigned(Instant from, Instant to, int newest) {
        return reads.read(statements -> statements.list(
                UNSIGNED,
                row -> new Unsigned(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        AuditTime.instant(row.getLong(4)),
                        AuditTime.instant(row.getLong(5))),
                AuditTime.micros(from),
                AuditTime.micros(to),
                newest));
    }

    @Override
    public boolean hasSignedIn(String origin) {
        return reads.read(statements -> statements.first(SIGNED_IN, row -> row.getLong(1), origin))
                .isPresent();
    }

    @Override
    public Optional<Instant> lastBackup() {
        return reads.read(statements -> statements.first(LAST_BACKUP, row -> AuditTime.instant(row.getLong(1))));
    }

    @Override
    public int trim(Instant before, int limit) {
        return Single.run(changes, transaction -> {
            List<Aged> oldest = transaction
                    .statements()
                    .list(OLDEST, row -> new Aged(AuditTable.readLink(row), row.getLong(3)), limit);
            Optional<Link> last = lastBefore(oldest, AuditTime.micros(before));
            if (last.isEmpty()) {
                return 0;
            }
            transaction.anchor(last.get());
            return transaction.statements().update(REMOVE, last.get().sequence());
        });
    }

    private static Optional<Link> lastBefore(List<Aged> oldest, long before) {
        Optional<Link> last = Optional.empty();
        for (Aged row : oldest) {
            if (row.at() >= before) {
                break;
            }
            last = Optional.of(row.link());
        }
        return last;
    }
}
