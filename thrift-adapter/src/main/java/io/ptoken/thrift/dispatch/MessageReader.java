package io.ptoken.thrift.dispatch;

import java.nio.ByteBuffer;
import org.apache.thrift.TBase;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * Reads one message: first its header, then the arguments, which have to end where the frame ends. The header may be
 * strict, or the older form without a version that some clients still send (PHP's own {@code TBinaryProtocolFactory} does).
 */
final class MessageReader {

    /** The longest method name is {@code loadTransactionLicense}; a name is echoed, so it stays short. */
    private static final int MAX_NAME_BYTES = 64;

    private final byte[] message;
    private final TMemoryInputTransport frame;
    private final TBinaryProtocol protocol;

    MessageReader(byte[] frame, WireLimits limits) throws UnreadableMessageException {
        try {
            this.frame = new TMemoryInputTransport(configuration(frame.length, limits), frame);
        } catch (TTransportException e) {
            throw new UnreadableMessageException("frame too large");
        }
        this.message = frame;
        this.protocol =
                new TBinaryProtocol(this.frame, limits.maxStringBytes(), limits.maxContainerElements(), false, true);
    }

    /** Name, type and sequence id. */
    TMessage header() throws UnreadableMessageException {
        requireSensibleName(ByteBuffer.wrap(message));
        try {
            return protocol.readMessageBegin();
        } catch (TException e) {
            throw noHeader();
        }
    }

    /**
     * Looks at the length of the name before the protocol makes anything of it. A strict header begins with its version,
     * a negative number, and then tells that length; the older one begins with the length.
     */
    private static void requireSensibleName(ByteBuffer header) throws UnreadableMessageException {
        int length = header.remaining() < Integer.BYTES ? -1 : header.getInt();
        if (length < 0) {
            length = header.remaining() < Integer.BYTES ? -1 : header.getInt();
        }
        if (length < 0 || length > header.remaining()) {
            throw noHeader();
        }
        if (length > MAX_NAME_BYTES) {
            throw new UnreadableMessageException("method name longer than " + MAX_NAME_BYTES + " bytes");
        }
    }

    private static UnreadableMessageException noHeader() {
        return new UnreadableMessageException("no binary message header");
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
