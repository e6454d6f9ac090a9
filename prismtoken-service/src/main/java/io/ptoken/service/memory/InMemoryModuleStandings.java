package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.ModuleStandingStore;
import java.util.HashMap;
import java.util.Map;

/** Where modules stand by command. Guarded by the store's lock. */
final class InMemoryModuleStandings implements ModuleStandingStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final Map<String, Decision> decisions = new HashMap<>();

    InMemoryModuleStandings(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public Map<String, Decision> all() {
        synchronized (lock) {
            return Map.copyOf(decisions);
        }
    }

    @Override
    public void decide(String module, Decision decision, AuditEntry entry) {
        synchronized (lock) {
            if (decision.equals(Decision.NONE)) {
                decisions.remove(module);
            } else {
                decisions.put(module, decision);
            }
            auditLog.append(entry);
        }
    }
}
