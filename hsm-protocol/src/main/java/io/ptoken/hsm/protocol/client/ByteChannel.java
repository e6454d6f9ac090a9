package io.ptoken.hsm.protocol.client;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Bytes to and from a module: what an adapter supplies for its kind of line. One thread uses it at a time, but {@link #close}
 * may come from another one and ends what that one waits for.
 */
public interface ByteChannel extends Closeable {

    /**
     * Sends all bytes.
     *
     * @param timeout after which it fails
     * @throws IOException when it is not certain that all have been handed over
     */
    void write(byte[] bytes, Duration timeout) throws IOException;

    /**
     * Waits for bytes, at least one, and takes what is there.
     *
     * @param into where they go
     * @param timeout how long to wait, more than zero
     * @return how many came, 0 when none came in time, -1 when none will come any more
     */
    int read(byte[] into, Duration timeout) throws IOException;

    /**
     * Throws away what has arrived and not been read, without waiting.
     *
     * @throws IOException when the channel turns out to be of no use any more
     */
    void discardInput() throws IOException;

    /** False when it is known to be of no use any more. */
    boolean isOpen();
}
