package io.ptoken.kmc.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the KMC keeps its state: all of it, or nothing, replaced as a whole. */
public interface KmcStore {

    /** What was kept last; empty when nothing was. */
    Optional<byte[]> read() throws IOException;

    /** Keeps this instead; when the call returns, it survives a power cut. */
    void replace(byte[] state) throws IOException;

    /** In a file that belongs to its owner alone. */
    static KmcStore file(Path file) {
        return new FileKmcStore(file);
    }

    /** In memory, for tests: lost with the object. */
    static KmcStore inMemory() {
        return new KmcStore() {
            private Optional<byte[]> kept = Optional.empty();

            @Override
            public synchronized Optional<byte[]> read() {
                return kept.map(byte[]::clone);
            }

            @Override
            public synchronized void replace(byte[] state) {
                kept = Optional.of(state.clone());
            }
        };
    }
}
