package io.ptoken.service.memory;

import io.ptoken.service.port.ModuleWitness;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Generations of modules. Guarded by the store's lock. */
final class InMemoryModuleWitness implements ModuleWitness {

    private final Object lock;
    private final Map<String, Long> generations = new HashMap<>();
    private final Map<String, CountedVends> counters = new HashMap<>();

    InMemoryModuleWitness(Object lock) {
        this.lock = lock;
    }

    @Override
    public OptionalLong lastGeneration(String moduleId) {
        synchronized (lock) {
            Long generation = generations.get(moduleId);
            return generation == null ? OptionalLong.empty() : OptionalLong.of(generation);
        }
    }

    @Override
    public Optional<CountedVends> lastCounted(String moduleId) {
        synchronized (lock) {
            return Optional.ofNullable(counters.get(moduleId));
        }
    }

    @Override
    public void counted(String moduleId, CountedVends counted) {
        synchronized (lock) {
            counters.put(moduleId, counted);
        }
    }

    @Override
    public void forgetCounted() {
        synchronized (lock) {
            counters.clear();
        }
    }

    @Override
    public void witnessed(String moduleId, long generation) {
        synchronized (lock) {
            generations.merge(moduleId, generation, Math::max);
        }
    }
}
