package io.ptoken.thrift.dispatch;

import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;

/** Writes one whole message, so that a reply that cannot be written leaves nothing half sent. */
final class MessageWriter {

    private static final int USUAL_REPLY_BYTES = 512;

    private MessageWriter() {}

    /** The bytes of a message without the frame length. */
    static byte[] write(TMessage header, TSerializable body) throws TException {
        GrowingBuffer buffer = new GrowingBuffer(USUAL_REPLY_BYTES);
        TBinaryProtocol protocol = new TBinaryProtocol(buffer);
        protocol.writeMessageBegin(header);
        body.write(protocol);
        protocol.writeMessageEnd();
        return buffer.written();
    }
}
