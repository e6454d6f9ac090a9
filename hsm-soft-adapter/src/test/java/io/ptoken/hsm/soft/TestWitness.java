package io.ptoken.hsm.soft;

import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A witness in memory, which fails when told to. */
public final class TestWitness implements StateWitness {

    private final Map<String, Long> generations = new ConcurrentHashMap<>();
    private volatile boolean failing;

    public void fail(boolean fails) {
        failing = fails;
    }

    private void perhapsFail() {
        if (failing) {
            throw new StateWitnessException("the database is away", new IOException());
        }
    }

    @Override
    public Optional<Long> lastGeneration(String moduleId) {
        perhapsFail();
        return Optional.ofNullable(generations.get(moduleId));
    }

    @Override
    public void witnessed(String moduleId, long generation) {
        perhapsFail();
        generations.merge(moduleId, generation, Math::max);
    }
}
