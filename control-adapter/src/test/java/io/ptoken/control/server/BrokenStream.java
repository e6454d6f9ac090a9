package io.ptoken.control.server;

import java.io.IOException;
import java.io.InputStream;

/** Data that cannot be read. */
final class BrokenStream extends InputStream {

    private final String why;

    BrokenStream(String why) {
        this.why = why;
    }

    @Override
    public int read() throws IOException {
        throw new IOException(why);
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        throw new IOException(why);
    }
}
