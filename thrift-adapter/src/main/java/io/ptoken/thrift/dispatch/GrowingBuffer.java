package io.ptoken.thrift.dispatch;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * Bytes written one after the other, to be taken out in the end. Unlike Thrift's own buffer it takes no lock for each of the
 * hundred small pieces that a reply is written in. Not thread safe.
 */
final class GrowingBuffer extends TEndpointTransport {

    private byte[] bytes;
    private int length;

    GrowingBuffer(int usualLength) throws TTransportException {
        super(TConfiguration.DEFAULT);
        bytes = new byte[usualLength];
    }

    /** A copy of what was written. */
    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, count)));
        }
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        throw new UnsupportedOperationException("written to only");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}
}
