package org.apache.thrift.transport;

import org.apache.thrift.transport.layered.TLayeredTransport;

/**
 * libthrift's framed transport under the name it had up to version 0.13, for vending clients written then: frames of a
 * 4-byte big-endian length and one message. As then, making one throws nothing that has to be caught. Not thread safe, as
 * any transport.
 */
public class TFramedTransport extends TLayeredTransport {

    /** Longest frame in bytes unless another is named. */
    protected static final int DEFAULT_MAX_LENGTH = 16_384_000;

    private final org.apache.thrift.transport.layered.TFramedTransport framed;

    /** Wraps the transports that a server accepts. */
    public static class Factory extends TTransportFactory {

        private final int maxLength;

        /** Frames of at most 16,384,000 bytes. */
        public Factory() {
            this(DEFAULT_MAX_LENGTH);
        }

        /** @param maxLength longest frame in bytes */
        public Factory(int maxLength) {
            this.maxLength = maxLength;
        }

        @Override
        public TTransport getTransport(TTransport base) {
            return new TFramedTransport(base, maxLength);
        }
    }

    /** Frames of at most 16,384,000 bytes over {@code transport}. */
    public TFramedTransport(TTransport transport) {
        this(transport, DEFAULT_MAX_LENGTH);
    }

    /**
     * Frames over {@code transport}.
     *
     * @param maxLength longest frame in bytes
     */
    public TFramedTransport(TTransport transport, int maxLength) {
        this(framed(transport, maxLength));
    }

    private TFramedTransport(org.apache.thrift.transport.layered.TFramedTransport framed) {
        super(framed);
        this.framed = framed;
    }

    /** Writes a frame's length into the first four bytes of {@code buf}. */
    public static final void encodeFrameSize(int frameSize, byte[] buf) {
        org.apache.thrift.transport.layered.TFramedTransport.encodeFrameSize(frameSize, buf);
    }

    /** Reads a frame's length from the first four bytes of {@code buf}. */
    public static final int decodeFrameSize(byte[] buf) {
        return org.apache.thrift.transport.layered.TFramedTransport.decodeFrameSize(buf);
    }

    private static org.apache.thrift.transport.layered.TFramedTransport framed(TTransport transport, int maxLength) {
        try {
            return new org.apache.thrift.transport.layered.TFramedTransport(transport, maxLength);
        } catch (TTransportException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void open() throws TTransportException {
        framed.open();
    }

    @Override
    public boolean isOpen() {
        return framed.isOpen();
    }

    @Override
    public void close() {
        framed.close();
    }

    @Override
    public int read(byte[] buf, int off, int len) throws TTransportException {
        return framed.read(buf, off, len);
    }

    @Override
    public void write(byte[] buf, int off, int len) throws TTransportException {
        framed.write(buf, off, len);
    }

    @Override
    public void flush() throws TTransportException {
        framed.flush();
    }

    @Override
    public byte[] getBuffer() {
        return framed.getBuffer();
    }

    @Override
    public int getBufferPosition() {
        return framed.getBufferPosition();
    }

    @Override
    public int getBytesRemainingInBuffer() {
        return framed.getBytesRemainingInBuffer();
    }

    @Override
    public void consumeBuffer(int len) {
        framed.consumeBuffer(len);
    }

    /** Forgets what was read of a frame and not yet consumed. */
    public void clear() {
        framed.clear();
    }
}
