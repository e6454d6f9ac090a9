package io.ptoken.benchmarks.load;

import java.util.Optional;

/** A server under load. */
public interface LoadServer extends AutoCloseable {

    /** The port served on, of the loopback address. */
    int port();

    /** Where it runs, for the report. */
    String where();

    /** Its process, when it has one of its own. */
    default Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    /** Stops it and waits until it has stopped. */
    @Override
    void close();
}
