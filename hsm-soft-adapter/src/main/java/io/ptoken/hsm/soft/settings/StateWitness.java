package io.ptoken.hsm.soft.settings;

import java.util.Optional;

/**
 * A memory outside the state file of the last state that a module wrote, so that an older copy of the file is told from
 * the newest one. It must be durable, and apart from the file: in a database, say. Implementations are thread safe.
 *
 * <p>The module writes its file first and tells the witness then. A crash between the two leaves the file one generation
 * ahead of the witness, which is right; a file behind the witness is an old copy.
 */
public interface StateWitness {

    /** Remembers nothing: old copies are not told. */
    StateWitness NONE = new StateWitness() {
        @Override
        public Optional<Long> lastGeneration(String moduleId) {
            return Optional.empty();
        }

        @Override
        public void witnessed(String moduleId, long generation) {
            // by its name
        }
    };

    /**
     * The highest generation it was told for a module, empty when it knows nothing of that module.
     *
     * @throws StateWitnessException when it cannot tell
     */
    Optional<Long> lastGeneration(String moduleId);

    /**
     * Remembers, durably before it returns, that a generation is on disk; never forgets a higher one.
     *
     * @param generation 1 or more
     * @throws StateWitnessException when it cannot remember
     */
    void witnessed(String moduleId, long generation);
}
