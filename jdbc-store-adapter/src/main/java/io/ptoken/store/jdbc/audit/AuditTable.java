package io.ptoken.store.jdbc.audit;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.AuditTime;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreException.Reason;
import io.ptoken.store.jdbc.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code audit_log} and {@code audit_chain}. */
public final class AuditTable {

    public static final String HEAD = "SELECT head_sequence, head_hash FROM audit_chain WHERE id = 1";
    public static final String ANCHOR = "SELECT anchor_sequence, anchor_hash FROM audit_chain WHERE id = 1";
    public static final String ROW =
            "sequence, at_micros, actor, origin, action, subject, outcome, message_id, detail, hash";

    private static final String FOUND = "SELECT head_sequence, head_hash,"
            + " (SELECT hash FROM audit_log WHERE sequence = ?), anchor_sequence FROM audit_chain WHERE id = 1";
    private static final String INSERT = "INSERT INTO audit_log (" + ROW + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MOVE_HEAD = "UPDATE audit_chain SET head_sequence = ?, head_hash = ? WHERE id = 1";
    private static final String MOVE_ANCHOR =
            "UPDATE audit_chain SET anchor_sequence = ?, anchor_hash = ? WHERE id = 1 AND anchor_sequence < ?";

    private AuditTable() {}

    /**
     * Appends entries behind the head, whose row is locked so that no other node appends there too.
     *
     * @return the new head
     * @throws StoreException when the log lacks the row that this process wrote last
     */
    public static Link append(Statements statements, String forUpdate, KnownHead known, List<AuditEntry> entries)
            throws SQLException {
        Link expected = known.last();
        KnownHead.Found found = look(statements, expected, forUpdate);
        known.compare(expected, found);
        Link head = found.head();
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            long sequence = head.sequence() + 1;
            head = new Link(sequence, AuditChain.next(head.hash(), sequence, entry));
            rows.add(row(head, entry));
        }
        statements.batch(INSERT, rows);
        statements.update(MOVE_HEAD, head.sequence(), head.hash());
        return head;
    }

    /** What the store says about a row; {@code forUpdate} keeps other nodes from appending. */
    public static KnownHead.Found look(Statements statements, Link row, String forUpdate) throws SQLException {
        return statements
                .first(
                        FOUND + forUpdate,
                        found -> new KnownHead.Found(
                                new Link(found.getLong(1), found.getString(2)),
                                Objects.requireNonNullElse(found.getString(3), ""),
                                found.getLong(4)),
                        row.sequence())
                .orElseThrow(AuditTable::lost);
    }

    public static void moveAnchor(Statements statements, Link anchor) throws SQLException {
        statements.update(MOVE_ANCHOR, anchor.sequence(), anchor.hash(), anchor.sequence());
    }

    public static Link link(Optional<Link> row) {
        return row.orElseThrow(AuditTable::lost);
    }

    static StoreException lost() {
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
