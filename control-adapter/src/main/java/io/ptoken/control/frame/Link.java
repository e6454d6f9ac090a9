package io.ptoken.control.frame;

import java.io.IOException;
import java.time.Duration;

/**
 * Bytes to and from the other side. One thread reads and one writes at a time; any may close, which ends both with an
 * {@link IOException}. An implementation keeps no copy of what it has carried.
 */
public interface Link extends AutoCloseable {

    /** So much time from now on, by the clock of this link. */
    Deadline deadline(Duration time);

    /**
     * Waits until there is something to read, or the other side has ended, or the time is over.
     *
     * @param time 0 only looks
     * @return false when the time is over
     */
    boolean awaitInput(Duration time) throws IOException;

    /**
     * Reads exactly this many bytes.
     *
     * @throws java.io.EOFException when the other side ends before
     * @throws SlowPeerException when the deadline is over before
     */
    void read(byte[] into, int from, int count, Deadline deadline) throws IOException;

    /**
     * Writes all of it.
     *
     * @throws SlowPeerException when the deadline is over before
     */
    void write(byte[] bytes, int from, int count, Deadline deadline) throws IOException;

    /** Ends it at once; a second time does nothing. */
    @Override
    void close();
}
