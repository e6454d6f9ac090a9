package io.ptoken.service.storemark;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
        List<AuditEntry> last = last(log);
        return of(last).orElse(last.isEmpty() ? Instant.EPOCH : last.get(0).at());
    }

    /** The moment of the last call that issued, when it is among the last rows; empty when it lies far behind. */
    static Optional<Instant> shown(AuditLog log) {
        return of(last(log));
    }

    private static Optional<Instant> of(List<AuditEntry> last) {
        return last.stream()
                .filter(entry -> entry.action().startsWith(ACTION))
                .map(AuditEntry::at)
                .reduce((earlier, later) -> later);
    }

    private static List<AuditEntry> last(AuditLog log) {
        List<NodeChain> chains = log.chains();
        return chains.size() == 1
                ? last(log, chains.get(0))
                : chains.stream()
                        .flatMap(chain -> last(log, chain).stream())
                        .sorted(Comparator.comparing(AuditEntry::at))
                        .toList();
    }

    private static List<AuditEntry> last(AuditLog log, NodeChain chain) {
        long before = Math.max(chain.before(), chain.head().sequence() - LOOKED_AT);
        return log.page(Instant.EPOCH, AuditLog.END_OF_TIME, before, LOOKED_AT).stream()
                .filter(row -> NodeChain.idOf(row.sequence()) == chain.id())
                .map(AuditRow::entry)
                .toList();
    }
}
