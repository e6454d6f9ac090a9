package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.KmcPublicKeys;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Public keys of KMCs. Guarded by the store's lock. */
final class InMemoryKmcPublicKeys implements KmcPublicKeys {

    private final Object lock;
    private final AuditLog auditLog;
    private final TreeMap<String, KmcPublicKey> keys = new TreeMap<>();

    InMemoryKmcPublicKeys(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public Optional<KmcPublicKey> find(String kmcId) {
        synchronized (lock) {
            return Optional.ofNullable(keys.get(kmcId));
        }
    }

    @Override
    public List<KmcPublicKey> all() {
        synchronized (lock) {
            return List.copyOf(keys.values());
        }
    }

    @Override
    public void save(KmcPublicKey key, AuditEntry entry) {
        synchronized (lock) {
            keys.put(key.kmcId(), key);
            auditLog.append(entry);
        }
    }

    @Override
    public boolean remove(String kmcId, AuditEntry entry) {
        synchronized (lock) {
            boolean was = keys.remove(kmcId) != null;
            if (was) {
                auditLog.append(entry);
            }
            return was;
        }
    }
}
