package io.ptoken.service.memory;

import io.ptoken.service.port.EnteredKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Limits of keys that were entered by hand. Guarded by the store's lock. */
final class InMemoryEnteredKeys implements EnteredKeys {

    private static final Comparator<EnteredKey> BY_NAME = Comparator.comparing(EnteredKey::moduleId)
            .thenComparing(key -> key.sgc().value())
            .thenComparing(key -> key.krn().value())
            .thenComparing(EnteredKey::keyType);

    private final Object lock;
    private final List<EnteredKey> keys = new ArrayList<>();

    InMemoryEnteredKeys(Object lock) {
        this.lock = lock;
    }

    @Override
    public void entered(EnteredKey key) {
        synchronized (lock) {
            keys.removeIf(other -> BY_NAME.compare(other, key) == 0);
            keys.add(key);
        }
    }

    @Override
    public List<EnteredKey> all() {
        synchronized (lock) {
            return keys.stream().sorted(BY_NAME).toList();
        }
    }
}
