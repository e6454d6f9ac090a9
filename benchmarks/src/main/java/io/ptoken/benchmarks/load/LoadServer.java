package io.ptoken.benchmarks.load;

/** A server under load. */
interface LoadServer extends AutoCloseable {

    /** The port served on, of the loopback address. */
    int port();

    /** Where it runs, for the report. */
    String where();

    /** Stops it and waits until it has stopped. */
    @Override
    void close();
}
