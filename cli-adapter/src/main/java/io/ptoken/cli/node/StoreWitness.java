package io.ptoken.cli.node;

import io.ptoken.hsm.soft.StateWitness;
import io.ptoken.hsm.soft.StateWitnessException;
import io.ptoken.service.port.ModuleWitness;
import io.ptoken.service.port.StoreException;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets the software module remember its last state in the store, apart from its own file. */
final class StoreWitness implements StateWitness {

    private final ModuleWitness witness;

    StoreWitness(ModuleWitness witness) {
        this.witness = witness;
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
        try {
            witness.witnessed(moduleId, generation);
        } catch (StoreException e) {
            throw new StateWitnessException(String.valueOf(e.getMessage()), e);
        }
    }
}
