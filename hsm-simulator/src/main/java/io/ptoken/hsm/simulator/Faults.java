package io.ptoken.hsm.simulator;

import io.ptoken.hsm.protocol.frame.CommandCode;
import java.util.List;
import java.util.Optional;

/**
 * The plan of what goes wrong. It is asked once for every request with a right check sum, in the order in which the module
 * gets them. Implementations are thread safe.
 */
@FunctionalInterface
public interface Faults {

    /** Nothing goes wrong. */
    Faults NONE = command -> Optional.empty();

    /** What goes wrong with the next request, which asks for this command. */
    Optional<Fault> next(CommandCode command);

    /** An empty script, which can be added to at any time. */
    static ScriptedFaults scripted() {
        return new ScriptedFaults();
    }

    /**
     * Faults by chance, the same for the same seed and order of requests.
     *
     * @param chances tried in this order; their sum is at most 1
     */
    static Faults random(long seed, List<Chance> chances) {
        return new RandomFaults(seed, chances);
    }

    /** This plan for one command alone: requests for others do not count. */
    default Faults only(CommandCode command) {
        return asked -> asked.equals(command) ? next(asked) : Optional.empty();
    }

    /**
     * How likely a fault is.
     *
     * @param probability of the fault in one request, 0-1
     */
    record Chance(double probability, Fault fault) {}
}
