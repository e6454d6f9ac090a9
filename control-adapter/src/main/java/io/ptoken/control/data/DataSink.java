package io.ptoken.control.data;

import java.io.IOException;

/**
 * Takes data that arrives in pieces. {@link #keep} comes once, after the last piece and only when all is there and has the
 * right hash; {@link #close} comes at the end in any case and undoes everything unless it was kept.
 */
public interface DataSink extends AutoCloseable {

    /** The next piece. */
    void write(byte[] bytes, int count) throws IOException;

    /** That was all, and it is right. */
    void keep() throws IOException;

    /** Gives back what it holds. */
    @Override
    void close();
}
