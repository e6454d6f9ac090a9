package io.ptoken.thrift.dispatch;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializable;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.transport.AutoExpandingBufferWriteTransport;

/** Writes one whole message, so that a reply that cannot be written leaves nothing half sent. */
final class MessageWriter {

    private static final int USUAL_REPLY_BYTES = 512;

    private MessageWriter() {}

    /** The bytes of a message without the frame length. */
    static byte[] write(TMessage header, TSerializable body) throws TException {
        // Thrift's memory buffer would do too, but takes a lock for each of the hundred small pieces of a reply.
        var buffer = new AutoExpandingBufferWriteTransport(TConfiguration.DEFAULT, USUAL_REPLY_BYTES, 0);
        TBinaryProtocol protocol = new TBinaryProtocol(buffer);
        protocol.writeMessageBegin(header);
        body.write(protocol);
        protocol.writeMessageEnd();
        return Arrays.copyOf(buffer.getBuf().array(), buffer.getLength());
    }
}
