package io.ptoken.service.port;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Remembers, apart from a security module's own file, how far its state had come, so that an older copy of that file is
 * told from the newest. Thread safe; durable when a method returns.
 */
public interface ModuleWitness {

    /** The highest generation seen of a module. */
    OptionalLong lastGeneration(String moduleId);

    /**
     * A module's counter of vends.
     *
     * @param vends as the module told it
     * @param auditRows how many rows the audit logs of all nodes had together before it told
     */
    record CountedVends(long vends, long auditRows) {}

    /** What was counted last of a module. */
    Optional<CountedVends> lastCounted(String moduleId);

    /** Transaction "count": remembers a counter in the place of the one before; it may be lower, in a module that was reset. */
    void counted(String moduleId, CountedVends counted);

    /** Transaction "forget counters": of no module anything is counted, for a store that was put back with floors. */
    void forgetCounted();

    /** Transaction "witness": remembers a generation, unless a higher one is known. */
    void witnessed(String moduleId, long generation);
}
