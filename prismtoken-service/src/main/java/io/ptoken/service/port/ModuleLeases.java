package io.ptoken.service.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Which process has a security module, for all processes that share the store, on whatever machine. Nobody's clock counts: who
 * wants a module watches whether the beat of the one who has it rises. Thread safe; every change is one transaction and durable
 * when the method returns.
 */
public interface ModuleLeases {

    /**
     * A process that has a module.
     *
     * @param holder no other process has the same, nor had
     * @param beat rises while it lives
     * @param place what tells machine and processes with numbers of their own from others; empty when that is not known
     * @param pid its number there
     * @param command what it runs
     * @param since when it took the module
     */
    record Lease(String holder, long beat, String place, long pid, String command, Instant since) {

        /** For a sentence. */
        public String describe() {
            return "process " + pid + ": '" + command + "', since " + since;
        }
    }

    /** Who has a module; empty when nobody does. */
    Optional<Lease> of(String moduleId);

    /**
     * Takes a module that nobody has, or that {@code dead} has still, at the beat that was seen.
     *
     * @return false when somebody else was first, or is not dead; nothing was changed then
     */
    boolean take(String moduleId, Lease mine, Optional<Lease> dead);

    /**
     * Raises the beat.
     *
     * @return false when the holder has the module no more
     */
    boolean beat(String moduleId, String holder);

    /** Gives a module back, unless somebody else has it. */
    void giveBack(String moduleId, String holder);
}
