package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Dialect;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code audit_log} and {@code audit_chain}. */
public final class AuditTable {

    /** Of the first chain, the only one where there is one node; in this and the next, as in stores of earlier releases. */
    public static final String HEAD = "SELECT head_sequence, head_hash FROM audit_chain WHERE id = 1";

    public static final String ANCHOR = "SELECT anchor_sequence, anchor_hash FROM audit_chain WHERE id = 1";
    public static final String ROW =
            "sequence, at_micros, actor, origin, action, subject, outcome, message_id, detail, hash";

    /** Only the chain of this node is locked; the first row above its end is looked for in the index of the numbers. */
    private static final String OWN = """
            SELECT c.head_sequence, c.head_hash,
            (SELECT hash FROM audit_log WHERE sequence = ?),
            (SELECT e.anchor_sequence FROM audit_chain e WHERE e.id = ?),
            (SELECT e.head_sequence FROM audit_chain e WHERE e.id = ?),
            (SELECT MIN(l.sequence) FROM audit_log l WHERE l.sequence > c.head_sequence AND l.sequence <= ?)
            FROM audit_chain c WHERE c.id = ?""";

    private static final String FOUND = "SELECT head_sequence, (SELECT hash FROM audit_log WHERE sequence = ?),"
            + " anchor_sequence FROM audit_chain WHERE id = ?";
    private static final String INSERT = "INSERT INTO audit_log (" + ROW + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MOVE_HEAD = "UPDATE audit_chain SET head_sequence = ?, head_hash = ? WHERE id = ?";
    private static final String CLOCK_FROM_OTHERS = """
            UPDATE audit_node SET clock_from =
            (SELECT c.head_sequence + 1 FROM audit_chain c WHERE c.id = audit_node.id)
            WHERE id <> ? AND EXISTS (SELECT 1 FROM audit_chain c WHERE c.id = audit_node.id)""";
    private static final String CLOCK_FROM = "UPDATE audit_node SET clock_from = ? WHERE id = ?";

    /**
     * Where rows stand that belong nowhere, to be moved.
     *
     * @param at the present time
     */
    public record Strays(List<StrayTable.Range> ranges, Instant at) {

        /** None. */
        public static final Strays NONE = new Strays(List.of(), Instant.EPOCH);
    }

    private record Own(Link head, KnownHead.Found expected, boolean strays) {}

    private AuditTable() {}

    /**
     * Appends entries behind the head of this node's chain, whose row is locked so that no other process of the node appends
     * there too. Rows that stand there already were put there by somebody else: they are moved, and it goes on.
     *
     * @return the new head
     * @throws StoreException when the log lacks the row that this process wrote last
     */
    public static Link append(
            Statements statements, Dialect dialect, KnownHead known, List<AuditEntry> wanted, Strays strays)
            throws SQLException {
        long chain = known.chain().orElse(0);
        if (chain == 0) {
            chain = OwnChain.take(statements, dialect.forUpdate(), known.node());
        }
        Link expected = known.last();
        Own own = own(statements, dialect.forUpdate(), expected, chain);
        known.compare(expected, own.expected());
        Link head = own.head();
        List<StrayTable.Range> ranges = new ArrayList<>(strays.ranges());
        if (own.strays()) {
            ranges.add(0, new StrayTable.Range(head.sequence() + 1, NodeChain.before(chain) + NodeChain.ROOM));
        }
        List<AuditEntry> entries = new ArrayList<>();
        for (StrayTable.Range range : ranges) {
            Instant at = wanted.isEmpty() ? strays.at() : wanted.get(0).at();
            StrayTable.move(statements, dialect, range, head.sequence() + 1 + entries.size(), at)
                    .ifPresent(entries::add);
        }
        entries.addAll(wanted);
        if (entries.isEmpty()) {
            return head;
        }
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        long accepted = 0;
        for (AuditEntry entry : entries) {
            long sequence = head.sequence() + 1;
            head = new Link(sequence, AuditChain.next(head.hash(), sequence, entry));
            rows.add(row(head, entry));
            accepted = entry.action().equals(AuditLog.CLOCK_ACCEPT) ? sequence : accepted;
        }
        statements.batch(INSERT, rows);
        statements.update(MOVE_HEAD, head.sequence(), head.hash(), chain);
        if (accepted > 0) {
            statements.update(CLOCK_FROM_OTHERS, chain);
            statements.update(CLOCK_FROM, accepted, chain);
        }
        return head;
    }

    private static Own own(Statements statements, String forUpdate, Link expected, long chain) throws SQLException {
        long expectedIn = NodeChain.idOf(expected.sequence());
        return statements
                .first(
                        OWN + forUpdate,
                        row -> new Own(
                                new Link(row.getLong(1), row.getString(2)),
                                new KnownHead.Found(
                                        row.getLong(5),
                                        Objects.requireNonNullElse(row.getString(3), ""),
                                        row.getLong(4)),
                                row.getLong(6) > 0),
                        expected.sequence(),
                        expectedIn,
                        expectedIn,
                        NodeChain.before(chain) + NodeChain.ROOM,
                        chain)
                .orElseThrow(AuditTable::lost);
    }

    /** What the store says about a row, and about the chain that it is in. */
    public static KnownHead.Found look(Statements statements, Link row) throws SQLException {
        return lookIfThere(statements, row).orElseThrow(AuditTable::lost);
    }

    /** The same; empty when its chain is gone. */
    public static Optional<KnownHead.Found> lookIfThere(Statements statements, Link row) throws SQLException {
        return statements.first(
                FOUND,
                found -> new KnownHead.Found(
                        found.getLong(1), Objects.requireNonNullElse(found.getString(2), ""), found.getLong(3)),
                row.sequence(),
                NodeChain.idOf(row.sequence()));
    }

    public static Link link(Optional<Link> row) {
        return row.orElseThrow(AuditTable::lost);
    }

    public static StoreException lost() {
        return new StoreException(
                Reason.DAMAGED, "the store has lost the end of its audit log: restore it from its newest backup");
    }

    public static Link readLink(ResultSet row) throws SQLException {
        return new Link(row.getLong(1), row.getString(2));
    }

    public static AuditRow read(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                AuditTime.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
        return new AuditRow(row.getLong(1), entry, row.getString(10));
    }

    /** The same with whether it stands there as this program writes it; column 11 says whether a type is another one. */
    public static AuditLog.Stored readStored(ResultSet row) throws SQLException {
        AuditRow read = read(row);
        List<String> texts = read.entry().texts();
        boolean odd = row.getInt(11) != 0;
        for (int i = 0; i < texts.size(); i++) {
            odd |= !texts.get(i).equals(row.getString(3 + i));
        }
        return new AuditLog.Stored(read, odd);
    }

    private static Object[] row(Link link, AuditEntry entry) {
        return new Object[] {
            link.sequence(),
            AuditTime.micros(entry.at()),
            entry.actor(),
            entry.origin(),
            entry.action(),
            entry.subject(),
            entry.outcome(),
            entry.messageId(),
            entry.detail(),
            link.hash()
        };
    }
}
