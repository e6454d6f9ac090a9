package io.ptoken.service.port;

import java.util.OptionalLong;

/**
 * Remembers, apart from a security module's own file, how far its state had come, so that an older copy of that file is
 * told from the newest. Thread safe; durable when a method returns.
 */
public interface ModuleWitness {

    /** The highest generation seen of a module. */
    OptionalLong lastGeneration(String moduleId);

    /** Transaction "witness": remembers a generation, unless a higher one is known. */
    void witnessed(String moduleId, long generation);
}
