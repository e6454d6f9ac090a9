package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.KekSlotStore;
import java.util.HashMap;
import java.util.Map;

/** KEK slots of modules that do not list them. Guarded by the store's lock. */
final class InMemoryKekSlots implements KekSlotStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final Map<Owner, Map<String, String>> slots = new HashMap<>();

    InMemoryKekSlots(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public Map<String, String> slots(Owner module) {
        synchronized (lock) {
            return Map.copyOf(slots.getOrDefault(module, Map.of()));
        }
    }

    @Override
    public void remember(Owner module, String kmcId, String slot, AuditEntry entry) {
        synchronized (lock) {
            slots.computeIfAbsent(module, unused -> new HashMap<>()).put(kmcId, slot);
            auditLog.append(entry);
        }
    }

    @Override
    public void forget(Owner module, String kmcId, AuditEntry entry) {
        synchronized (lock) {
            slots.getOrDefault(module, new HashMap<>()).remove(kmcId);
            auditLog.append(entry);
        }
    }
}
