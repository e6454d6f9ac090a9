package io.ptoken.thrift.dispatch;

import org.apache.thrift.TBase;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.apache.thrift.transport.TTransportException;

/** Reads one message: first its header, then the arguments, which have to end where the frame ends. */
final class MessageReader {

    /** The longest method name is {@code loadTransactionLicense}; a name is echoed, so it stays short. */
    private static final int MAX_NAME_LENGTH = 128;

    private final TMemoryInputTransport frame;
    private final TBinaryProtocol protocol;

    MessageReader(byte[] frame, WireLimits limits) throws UnreadableMessageException {
        try {
            this.frame = new TMemoryInputTransport(configuration(frame.length, limits), frame);
        } catch (TTransportException e) {
            throw new UnreadableMessageException("frame too large");
        }
        this.protocol =
                new TBinaryProtocol(this.frame, limits.maxStringBytes(), limits.maxContainerElements(), true, true);
    }

    /** Name, type and sequence id. */
    TMessage header() throws UnreadableMessageException {
        TMessage header;
        try {
            header = protocol.readMessageBegin();
        } catch (TException e) {
            throw new UnreadableMessageException("no strict binary message header");
        }
        if (header.name.length() > MAX_NAME_LENGTH) {
            throw new UnreadableMessageException("method name longer than " + MAX_NAME_LENGTH + " characters");
        }
        return header;
    }

    /**
     * Fills {@code args}.
     *
     * @throws TException when an argument is missing or of the wrong form; its text may quote arguments
     */
    void read(TBase<?, ?> args) throws TException {
        args.read(protocol);
        protocol.readMessageEnd();
        if (frame.getBytesRemainingInBuffer() > 0) {
            throw new TException("bytes after the arguments");
        }
    }

    private static TConfiguration configuration(int frameBytes, WireLimits limits) {
        return TConfiguration.custom()
                .setMaxFrameSize(frameBytes)
                .setMaxMessageSize(frameBytes)
                .setRecursionLimit(limits.maxDepth())
                .build();
    }
}
