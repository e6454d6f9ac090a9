package io.ptoken.store.jdbc;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditSearch;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.audit.AuditTable;
import io.ptoken.store.jdbc.audit.KnownHead;
import io.ptoken.store.jdbc.audit.SearchedRows;
import io.ptoken.store.jdbc.audit.StrayTable;
import io.ptoken.store.jdbc.commit.GroupCommit;
import io.ptoken.store.jdbc.commit.Operation.Urgency;
import io.ptoken.store.jdbc.commit.Single;
import io.ptoken.store.jdbc.commit.Trimming;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Reads;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
    private static final String LAST_CLOCK_ACCEPT = "SELECT sequence FROM audit_log WHERE action = '" + CLOCK_ACCEPT
            + "' ORDER BY at_micros DESC, sequence DESC LIMIT 1";

    /** The latest first, by the index of the times; a row that belongs to no chain says nothing of the time. */
    private static final String LATEST_FROM = """
            SELECT l.at_micros FROM audit_log l
            WHERE l.sequence + 0 <= (SELECT c.head_sequence FROM audit_chain c
            WHERE c.id = (l.sequence - 1) / 1099511627776 + 1)
            AND l.sequence + 0 >= (CASE WHEN (l.sequence - 1) / 1099511627776 + 1 = ? THEN ?
            ELSE (SELECT n.clock_from FROM audit_node n WHERE n.id = (l.sequence - 1) / 1099511627776 + 1) END)
            ORDER BY l.at_micros DESC LIMIT 1""";

    private static final String MENTIONS = "SELECT sequence FROM audit_log"
            + " WHERE sequence > ? AND sequence <= ? AND action = ? AND detail LIKE ? LIMIT 1";

    /** The condition on the actor is written out, or databases would not use the index of these rows alone. */
    static final String UNSIGNED = "SELECT origin, action, COUNT(*),"
            + " SUM(CASE WHEN message_id LIKE '*%' THEN CAST(SUBSTR(message_id, 2) AS BIGINT) ELSE 1 END),"
            + " MIN(at_micros), MAX(at_micros) FROM"
            + " (SELECT origin, action, message_id, at_micros FROM audit_log WHERE actor = '' AND at_micros >= ? AND at_micros < ?"
            + " ORDER BY at_micros DESC LIMIT ?) AS newest GROUP BY origin, action";

    static final String UNSIGNED_ROWS = "SELECT COUNT(*) FROM audit_log WHERE actor = ''";

    /** As is this one on action and outcome. */
    static final String SIGNED_IN = "SELECT sequence FROM audit_log WHERE origin = ?"
            + " AND outcome = 'Ok' AND (action = 'signInWithPassword' OR action = 'operate') LIMIT 1";

    /** As is this one on the action. */
    static final String SIGN_INS_OF = "SELECT " + AuditTable.ROW + " FROM audit_log WHERE subject = ?"
            + " AND (action = 'signInWithPassword' OR action = 'operate') ORDER BY at_micros DESC, sequence DESC LIMIT ?";

    static final String LAST_BACKUP =
            "SELECT at_micros FROM audit_log WHERE action = '" + BACKUP_MADE + "' ORDER BY at_micros DESC LIMIT 1";

    private static final String CHAINS = """
            SELECT c.id, n.node, c.anchor_sequence, c.anchor_hash, n.anchor_row, c.head_sequence, c.head_hash
            FROM audit_chain c LEFT JOIN audit_node n ON n.id = c.id
            UNION ALL SELECT n.id, n.node, NULL, NULL, NULL, NULL, NULL FROM audit_node n
            WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = n.id) ORDER BY 1""";

    /** Chains of other nodes that ended elsewhere when they were last tied are tied anew. */
    private final Map<Long, Long> tied = new ConcurrentHashMap<>();

    private final Dialect dialect;
    private final String node;
    private final String stored;
    private final GroupCommit changes;
    private final Reads reads;

    JdbcAuditLog(GroupCommit changes, Reads reads, Dialect dialect, String node) {
        this.changes = changes;
        this.reads = reads;
        this.dialect = dialect;
        this.node = node;
        this.stored = "SELECT " + AuditTable.ROW + ", " + odd(dialect)
                + " FROM audit_log WHERE sequence > ? ORDER BY sequence LIMIT ?";
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
    public AuditSearch.Found search(AuditSearch search) {
        return SearchedRows.of(reads, search);
    }

    @Override
    public Link head() {
        return own().head();
    }

    @Override
    public Link anchor() {
        return own().anchor();
    }

    /** The chain of this node; before it has one, the first, which has what there was before there were several. */
    private NodeChain own() {
        List<NodeChain> chains = chains();
        return chains.stream()
                .filter(chain -> !chain.torn() && chain.node().equals(node))
                .findAny()
                .or(() -> chains.stream().filter(chain -> chain.id() == 1).findAny())
                .filter(chain -> !chain.head().hash().isEmpty())
                .orElseThrow(AuditTable::lost);
    }

    @Override
    public List<NodeChain> chains() {
        return reads.read(JdbcAuditLog::chains);
    }

    private static List<NodeChain> chains(Statements statements) throws SQLException {
        return statements.list(CHAINS, row -> {
            String node = row.getString(2);
            String anchorRow = row.getString(5);
            String headHash = row.getString(7);
            return new NodeChain(
                    row.getLong(1),
                    Objects.requireNonNullElse(node, ""),
                    node == null || headHash == null,
                    new Link(row.getLong(3), Objects.requireNonNullElse(row.getString(4), "")),
                    Objects.requireNonNullElse(anchorRow, ""),
                    new Link(row.getLong(6), Objects.requireNonNullElse(headHash, "")));
        });
    }

    @Override
    public boolean holds(Link row) {
        return reads.read(statements -> AuditTable.lookIfThere(statements, row))
                .filter(found -> KnownHead.holds(found, row))
                .isPresent();
    }

    @Override
    public List<Stored> stored(long afterSequence, int limit) {
        return reads.read(statements -> statements.list(stored, AuditTable::readStored, afterSequence, limit));
    }

    private static String odd(Dialect dialect) {
        List<String> tests = new ArrayList<>();
        for (String column : AuditTable.ROW.split(", ", -1)) {
            boolean number = column.equals("sequence") || column.equals("at_micros");
            tests.add(number ? dialect.oddNumber(column) : dialect.oddText(column));
        }
        return String.join(" + ", tests);
    }

    @Override
    public int tie(Instant now) {
        List<NodeChain> others = chains().stream()
                .filter(chain -> !chain.torn()
                        && !chain.node().isEmpty()
                        && !chain.node().equals(node))
                .filter(chain -> chain.head().sequence() != tied.getOrDefault(chain.id(), chain.before()))
                .toList();
        if (others.isEmpty()) {
            return 0;
        }
        return Single.run(changes, transaction -> {
            for (NodeChain other : others) {
                transaction.audit(AuditEntry.local(
                        now,
                        OWN_ACCORD,
                        TIE,
                        other.node(),
                        other.head().sequence() + ":" + other.head().hash()));
                tied.put(other.id(), other.head().sequence());
            }
            return others.size();
        });
    }

    @Override
    public List<Strays> strays() {
        return reads.read(statements -> StrayTable.all(statements, dialect));
    }

    /** Looked for without a lock first: there are none as a rule. */
    @Override
    public long moveStrays(Instant now) {
        if (reads.read(statements -> StrayTable.places(statements, chains(statements)))
                .isEmpty()) {
            return 0;
        }
        long before = moved();
        Single.run(changes, transaction -> {
            StrayTable.lock(transaction.statements(), transaction.forUpdate());
            transaction.moveStrays(new AuditTable.Strays(
                    StrayTable.places(transaction.statements(), chains(transaction.statements())), now));
            return true;
        });
        return moved() - before;
    }

    private long moved() {
        return strays().stream().mapToLong(Strays::count).sum();
    }

    @Override
    public boolean acknowledgeStrays(AuditEntry entry) {
        return Single.run(changes, transaction -> {
            boolean some = StrayTable.acknowledge(transaction.statements()) > 0;
            if (some) {
                transaction.audit(entry);
            }
            return some;
        });
    }

    @Override
    public long lastClockAccept() {
        return reads.read(statements -> statements.first(LAST_CLOCK_ACCEPT, row -> row.getLong(1)))
                .orElse(0L);
    }

    @Override
    public Optional<Instant> latestFrom(long sequence) {
        return reads.read(statements -> statements.first(
                LATEST_FROM, row -> AuditTime.instant(row.getLong(1)), NodeChain.idOf(sequence), sequence));
    }

    /** Newest rows first, a stride at a time. */
    /** Newest rows of each chain first, a stride at a time. */
    @Override
    public boolean mentions(String action, List<String> inDetail) {
        return chains().stream().anyMatch(chain -> mentions(chain, action, inDetail));
    }

    private boolean mentions(NodeChain chain, String action, List<String> inDetail) {
        long anchor = chain.anchor().sequence();
        for (long end = chain.head().sequence(); end > anchor; end -= STRIDE) {
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
                        row.getLong(4),
                        AuditTime.instant(row.getLong(5)),
                        AuditTime.instant(row.getLong(6))),
                AuditTime.micros(from),
                AuditTime.micros(to),
                newest));
    }

    @Override
    public long unsignedRows() {
        return reads.read(statements -> statements.first(UNSIGNED_ROWS, row -> row.getLong(1)))
                .orElse(0L);
    }

    @Override
    public boolean hasSignedIn(String origin) {
        return reads.read(statements -> statements.first(SIGNED_IN, row -> row.getLong(1), origin))
                .isPresent();
    }

    @Override
    public List<AuditRow> signIns(String username, int most) {
        return reads.read(statements -> statements.list(SIGN_INS_OF, AuditTable::read, username, most));
    }

    @Override
    public Optional<Instant> lastBackup() {
        return reads.read(statements -> statements.first(LAST_BACKUP, row -> AuditTime.instant(row.getLong(1))));
    }

    @Override
    public int trim(Instant before, int limit) {
        return Single.run(changes, transaction -> {
            int removed = 0;
            for (NodeChain chain : chains(transaction.statements())) {
                if (!chain.torn() && removed < limit) {
                    removed += Trimming.of(transaction, chain, AuditTime.micros(before), limit - removed);
                }
            }
            return removed;
        });
    }
}
