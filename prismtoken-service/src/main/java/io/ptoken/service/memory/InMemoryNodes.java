package io.ptoken.service.memory;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.NodeStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How nodes stand. Guarded by the store's lock. */
final class InMemoryNodes implements NodeStore {

    private record Key(String name, Instant started) {}

    private final Object lock;
    private final InMemoryAuditLog auditLog;
    private final Map<Key, NodeStanding> rows =
            new TreeMap<>(Comparator.comparing(Key::name).thenComparing(Key::started));

    InMemoryNodes(Object lock, InMemoryAuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public void write(NodeStanding standing) {
        synchronized (lock) {
            rows.values()
                    .removeIf(row ->
                            row.name().equals(standing.name()) && row.at().isBefore(standing.started()));
            rows.put(new Key(standing.name(), standing.started()), standing);
        }
    }

    @Override
    public List<NodeStanding> all() {
        synchronized (lock) {
            return List.copyOf(rows.values());
        }
    }

    @Override
    public boolean forget(String name, AuditEntry entry) {
        synchronized (lock) {
            boolean some = rows.keySet().removeIf(key -> key.name().equals(name));
            if (some) {
                auditLog.append(entry);
            }
            return some;
        }
    }

    @Override
    public void trim(Instant before) {
        synchronized (lock) {
            rows.values().removeIf(row -> row.at().isBefore(before));
        }
    }
}
