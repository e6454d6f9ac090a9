package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.PreferenceStore;
import java.util.HashMap;
import java.util.Map;

/** Preferences. Guarded by the store's lock. */
final class InMemoryPreferences implements PreferenceStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final Map<String, String> values = new HashMap<>();

    InMemoryPreferences(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public Map<String, String> all() {
        synchronized (lock) {
            return Map.copyOf(values);
        }
    }

    @Override
    public void set(String name, String value, AuditEntry entry) {
        synchronized (lock) {
            values.put(name, value);
            auditLog.append(entry);
        }
    }

    @Override
    public void reset(String name, AuditEntry entry) {
        synchronized (lock) {
            values.remove(name);
            auditLog.append(entry);
        }
    }
}
