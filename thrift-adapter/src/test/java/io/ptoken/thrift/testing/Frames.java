package io.ptoken.thrift.testing;

import java.util.HexFormat;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.transport.TMemoryBuffer;

/** Builds messages that no proper client would send. */
public final class Frames {

    private Frames() {}

    /** Writes the arguments of a message. */
    @FunctionalInterface
    public interface Body {
        void writeTo(TBinaryProtocol protocol) throws TException;
    }

    /** A message without the frame length. */
    public static byte[] message(String name, byte type, int sequenceId, Body body) throws TException {
        return message(true, name, type, sequenceId, body);
    }

    /** The same with a strict header, or with the older one that has no version. */
    public static byte[] message(boolean strict, String name, byte type, int sequenceId, Body body) throws TException {
        TMemoryBuffer buffer = new TMemoryBuffer(256);
        TBinaryProtocol protocol = new TBinaryProtocol(buffer, false, strict);
        protocol.writeMessageBegin(new TMessage(name, type, sequenceId));
        body.writeTo(protocol);
        protocol.writeMessageEnd();
        byte[] message = new byte[buffer.length()];
        System.arraycopy(buffer.getArray(), 0, message, 0, message.length);
        return message;
    }

    /** A golden frame without its length. */
    public static byte[] unframed(String frameHex) {
        return HexFormat.of().parseHex(frameHex.substring(2 * Integer.BYTES));
    }

    /** A message with its length before it, as hex. */
    public static String framed(byte[] message) {
        return HexFormat.of().toHexDigits(message.length) + HexFormat.of().formatHex(message);
    }
}
