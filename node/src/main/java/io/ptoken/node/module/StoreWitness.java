package io.ptoken.node.module;

import io.ptoken.hsm.soft.settings.StateWitness;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.StoreException;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets the software module remember its last state in the store, apart from its own file. */
final class StoreWitness implements StateWitness {

    private final ModuleWitness witness;
    private final boolean isTold;

    private StoreWitness(ModuleWitness witness, boolean isTold) {
        this.witness = witness;
        this.isTold = isTold;
    }

    static StoreWitness of(ModuleWitness witness) {
        return new StoreWitness(witness, true);
    }

    /** For who looks at a store that may be the wrong one: it is asked and told nothing. */
    static StoreWitness askedOnly(ModuleWitness witness) {
        return new StoreWitness(witness, false);
    }

    @Override
    public Optional<Long> lastGeneration(String moduleId) {
        try {
            OptionalLong generation = witness.lastGeneration(moduleId);
            return generation.isPresent() ? Optional.of(generation.getAsLong()) : Optional.empty();
        } catch (StoreException e) {
            throw new StateWitnessException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void witnessed(String moduleId, long generation) {
        if (!isTold) {
            return;
        }
        try {
            witness.witnessed(moduleId, generation);
        } catch (StoreException e) {
            throw new StateWitnessException(String.valueOf(e.getMessage()), e);
        }
    }
}
