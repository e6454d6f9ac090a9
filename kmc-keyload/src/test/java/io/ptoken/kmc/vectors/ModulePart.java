package io.ptoken.kmc.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A module that plays. What an operation returns has the members that the files expect of it; one that is refused throws
 * {@link StepRefused}. The module uses the clock and the draws of the player that made it.
 */
public interface ModulePart extends AutoCloseable {

    /** SM?KC: {@code kmcId}, {@code request}, {@code newState}. */
    ObjectNode kc(String record, boolean replace);

    /** SM?KR: {@code oldState}, {@code newState}. */
    ObjectNode kr(String record, Optional<String> kmcId);

    /** SM?KL: {@code register}, {@code oldState}, {@code newState}. */
    ObjectNode kl(String record, Optional<String> kmcId);

    /** SM?KF: {@code newState}. */
    ObjectNode kf(Optional<String> kmcId);

    /** SM?KX. */
    void kx(String kmcId);

    /** SM?VC: a credit of subclass 0 that nothing but the slot speaks against. */
    void vend(int register);

    /** Power off and on. */
    void restart();

    /** Somebody tampers with it. */
    void tamper();

    /** Counter, slots and registers in the form of the files. */
    JsonNode view();

    @Override
    void close();

    /** Makes the module of a vector. */
    @FunctionalInterface
    interface Maker {

        /**
         * A new module.
         *
         * @param ref which of the parties it is
         * @param registers how many it has
         * @param slots how many KEK slots it has
         */
        ModulePart make(
                VectorParties parties, String ref, int registers, int slots, VectorClock clock, VectorDraws draws);
    }
}
