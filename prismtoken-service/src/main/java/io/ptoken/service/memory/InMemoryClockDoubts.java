package io.ptoken.service.memory;

import io.ptoken.service.port.ClockDoubts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose clock is doubted. Guarded by the store's lock. */
final class InMemoryClockDoubts implements ClockDoubts {

    private final Object lock;
    private final Map<String, Instant> trusted = new HashMap<>();

    InMemoryClockDoubts(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<Instant> of(String node) {
        synchronized (lock) {
            return Optional.ofNullable(trusted.get(node));
        }
    }

    @Override
    public void doubt(String node, Instant last) {
        synchronized (lock) {
            trusted.putIfAbsent(node, last);
        }
    }

    @Override
    public void trust(String node) {
        synchronized (lock) {
            trusted.remove(node);
        }
    }
}
