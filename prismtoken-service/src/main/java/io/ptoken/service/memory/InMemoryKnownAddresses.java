package io.ptoken.service.memory;

import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.port.KnownAddressStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Addresses from which accounts have signed in. Guarded by the store's lock. */
final class InMemoryKnownAddresses implements KnownAddressStore {

    private record Key(String username, String address) {

        static Key of(KnownAddress known) {
            return new Key(known.username(), known.address());
        }
    }

    private final Object lock;
    private final Map<Key, KnownAddress> known = new HashMap<>();

    InMemoryKnownAddresses(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<KnownAddress> find(String username, String address) {
        synchronized (lock) {
            return Optional.ofNullable(known.get(new Key(username, address)));
        }
    }

    @Override
    public void put(KnownAddress address) {
        synchronized (lock) {
            known.put(Key.of(address), address);
        }
    }

    @Override
    public Optional<KnownAddress> update(String username, String address, UnaryOperator<KnownAddress> change) {
        synchronized (lock) {
            return Optional.ofNullable(
                    known.computeIfPresent(new Key(username, address), (key, before) -> change.apply(before)));
        }
    }

    @Override
    public void forgive(String username) {
        synchronized (lock) {
            known.replaceAll((key, of) -> key.username().equals(username) ? of.forgiven() : of);
        }
    }

    @Override
    public int trim(Instant provedBefore, int kept, int limit) {
        synchronized (lock) {
            long surplus = Math.max(known.size() - kept, 0);
            long old = known.values().stream()
                    .filter(address -> address.proved().isBefore(provedBefore))
                    .count();
            List<Key> removed = known.values().stream()
                    .sorted(Comparator.comparing(KnownAddress::proved))
                    .limit(Math.min(Math.max(surplus, old), limit))
                    .map(Key::of)
                    .toList();
            removed.forEach(known::remove);
            return removed.size();
        }
    }

    /** Forgets all of an account that is removed. */
    void remove(String username) {
        synchronized (lock) {
            known.keySet().removeIf(key -> key.username().equals(username));
        }
    }
}
