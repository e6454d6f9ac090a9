package io.ptoken.service.app;

import io.ptoken.service.operate.audit.AuditPeriod;
import io.ptoken.service.operate.audit.AuditRows;
import io.ptoken.service.operate.audit.AuditVerdict;
import io.ptoken.service.operate.audit.AuditVerifier;
import io.ptoken.service.operate.call.AuditCalls;
import io.ptoken.service.operate.call.AuditCalls.Wanted;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The audit log for operators. */
record AuditWork(AuditLog log) {

    List<AuditRow> search(AuditCalls.Search call) {
        Deque<AuditRow> kept = new ArrayDeque<>();
        AuditRows.of(log, call.period(), firstSequence(call)).forEachRemaining(row -> {
            if (call.wanted().matches(row)) {
                if (kept.size() == call.last()) {
                    kept.removeFirst();
                }
                kept.addLast(row);
            }
        });
        return List.copyOf(kept);
    }

    /** Rows have no gaps, so that the last ones of all are known by number. */
    private long firstSequence(AuditCalls.Search call) {
        boolean all = call.period().equals(AuditPeriod.ALL) && call.wanted().equals(Wanted.ALL);
        return all ? Math.max(0, log.head().sequence() - call.last()) : 0;
    }

    AuditVerdict verify(AuditCalls.Verify call, Dialogue dialogue) {
        return new AuditVerifier(log).verify(call.noted(), rows -> dialogue.progress(new Progress.RowsVerified(rows)));
    }
}
