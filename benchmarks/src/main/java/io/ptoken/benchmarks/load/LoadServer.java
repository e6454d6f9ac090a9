package io.ptoken.benchmarks.load;

import java.util.Optional;
import java.util.OptionalInt;

/** A server under load. */
public interface LoadServer extends AutoCloseable {

    /** The port served on, of the loopback address. */
    int port();

    /** What is beside the API. */
    enum Console {
        /** Nothing. */
        NONE,
        /** The console, on any free port of the loopback address. */
        SERVED
    }

    /** The port of the console; empty when none is served. */
    default OptionalInt consolePort() {
        return OptionalInt.empty();
    }

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
