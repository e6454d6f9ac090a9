package io.ptoken.service.storemark;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.time.Instant;
import java.util.List;

/** When a store was last sold from. */
final class LastIssue {

    private static final int LOOKED_AT = 1000;
    private static final String ACTION = "issue";

    private LastIssue() {}

    /**
     * The moment of the last call that issued, as the audit log tells; an earlier one where that lies far behind, the
     * beginning of time for an empty log. What commands did since does not count: it may have been done to a copy.
     */
    static Instant at(AuditLog log) {
        long before = Math.max(0, log.head().sequence() - LOOKED_AT);
        List<AuditEntry> last = log.page(Instant.EPOCH, AuditLog.END_OF_TIME, before, LOOKED_AT).stream()
                .map(AuditRow::entry)
                .toList();
        Instant at = last.isEmpty() ? Instant.EPOCH : last.get(0).at();
        for (AuditEntry entry : last) {
            at = entry.action().startsWith(ACTION) ? entry.at() : at;
        }
        return at;
    }
}
