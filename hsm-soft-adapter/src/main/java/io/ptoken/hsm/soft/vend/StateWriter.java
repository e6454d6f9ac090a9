package io.ptoken.hsm.soft.vend;

import io.ptoken.hsm.refusal.SecurityModuleException;

/** Makes the state of the module durable. */
@FunctionalInterface
public interface StateWriter {

    /**
     * Writes the state with the limits and counters that are set for the disk.
     *
     * @throws SecurityModuleException 01 when it cannot be written, 57 when the file is not the module's any more
     */
    void write();

    /**
     * Tells others that the last state is written; called after what was written holds in memory.
     *
     * @throws SecurityModuleException 01 when they cannot be told; the state is written all the same
     */
    default void tell() {}

    /** Writes, or undoes what was to be written; then tells. */
    default void writeOr(Runnable undo) {
        boolean written = false;
        try {
            write();
            written = true;
        } finally {
            if (!written) {
                undo.run();
            }
        }
        tell();
    }
}
