package io.ptoken.control.data;

import java.io.ByteArrayOutputStream;

/** Keeps small data in memory; how much may come is for the receiver to bound. Not thread safe. */
public final class MemorySink implements DataSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean kept;

    @Override
    public void write(byte[] piece, int count) {
        bytes.write(piece, 0, count);
    }

    @Override
    public void keep() {
        kept = true;
    }

    /** All of it; throws unless all has come. */
    public byte[] bytes() {
        if (!kept) {
            throw new IllegalStateException("the data is not whole");
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        if (!kept) {
            bytes.reset();
        }
    }
}
