package io.ptoken.store.jdbc.commit;

import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import io.ptoken.store.jdbc.audit.AnchorTable;
import io.ptoken.store.jdbc.audit.AuditTable;
import java.sql.SQLException;
import java.util.List;

/** Removes the oldest rows of a chain of the audit log; those that belong to none are left for who moves them. */
public final class Trimming {

    private static final String OLDEST =
            "SELECT sequence, hash, at_micros FROM audit_log WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?";
    private static final String REMOVE = "DELETE FROM audit_log WHERE sequence > ? AND sequence <= ?";
    private static final String ROW = "SELECT " + AuditTable.ROW + " FROM audit_log WHERE sequence = ?";

    private record Aged(Link link, long at) {}

    private Trimming() {}

    /**
     * Removes.
     *
     * @param before rows of this moment and later stay, as does all that follows the first that stays
     * @return rows removed
     */
    public static int of(Transaction transaction, NodeChain chain, long before, int limit) throws SQLException {
        List<Aged> oldest = transaction
                .statements()
                .list(
                        OLDEST,
                        row -> new Aged(AuditTable.readLink(row), row.getLong(3)),
                        chain.anchor().sequence(),
                        chain.head().sequence(),
                        limit);
        int aged = 0;
        while (aged < oldest.size() && oldest.get(aged).at() < before) {
            aged++;
        }
        if (aged == 0) {
            return 0;
        }
        long last = oldest.get(aged - 1).link().sequence();
        String hashBefore =
                aged > 1 ? oldest.get(aged - 2).link().hash() : chain.anchor().hash();
        AuditRow row =
                transaction.statements().first(ROW, AuditTable::read, last).orElseThrow(AuditTable::lost);
        transaction.anchor(new AnchorTable.Move(hashBefore, row));
        return transaction.statements().update(REMOVE, chain.anchor().sequence(), last);
    }
}
