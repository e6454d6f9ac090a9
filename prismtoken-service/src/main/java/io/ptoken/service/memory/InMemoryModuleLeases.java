package io.ptoken.service.memory;

import io.ptoken.service.port.ModuleLeases;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has which module. Guarded by the store's lock. */
final class InMemoryModuleLeases implements ModuleLeases {

    private final Object lock;
    private final Map<String, Lease> leases = new HashMap<>();

    InMemoryModuleLeases(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<Lease> of(String moduleId) {
        synchronized (lock) {
            return Optional.ofNullable(leases.get(moduleId));
        }
    }

    @Override
    public boolean take(String moduleId, Lease mine, Optional<Lease> dead) {
        synchronized (lock) {
            boolean free = of(moduleId).equals(dead);
            if (free) {
                leases.put(moduleId, mine);
            }
            return free;
        }
    }

    @Override
    public boolean beat(String moduleId, String holder) {
        synchronized (lock) {
            Optional<Lease> held = of(moduleId).filter(lease -> lease.holder().equals(holder));
            held.ifPresent(lease -> leases.put(
                    moduleId,
                    new Lease(holder, lease.beat() + 1, lease.place(), lease.pid(), lease.command(), lease.since())));
            return held.isPresent();
        }
    }

    @Override
    public void giveBack(String moduleId, String holder) {
        synchronized (lock) {
            if (of(moduleId).filter(lease -> lease.holder().equals(holder)).isPresent()) {
                leases.remove(moduleId);
            }
        }
    }
}
