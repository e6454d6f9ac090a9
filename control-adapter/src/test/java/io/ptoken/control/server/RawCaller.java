package io.ptoken.control.server;

import io.ptoken.control.frame.FrameType;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A caller that sends what a test wants. */
final class RawCaller implements AutoCloseable {

    private static final String HELLO = "{\"protocol\":1,\"program\":\"raw\"}";

    private final SocketChannel channel;
    private final DataInputStream input;

    private RawCaller(SocketChannel channel) {
        this.channel = channel;
        this.input = new DataInputStream(Channels.newInputStream(channel));
    }

    /** A frame as it came. */
    static final class Raw {

        private final int code;
        private final byte[] body;

        private Raw(int code, byte[] body) {
            this.code = code;
            this.body = body;
        }

        boolean is(FrameType type) {
            return code == type.code();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static RawCaller connect(Path socket) throws IOException {
        return new RawCaller(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    RawCaller greeted() throws IOException {
        Raw hello = read();
        if (!hello.is(FrameType.HELLO)) {
            throw new AssertionError("got " + hello.text());
        }
        return json(FrameType.HELLO, HELLO);
    }

    RawCaller json(FrameType type, String body) throws IOException {
        return bytes(frame(type, body.getBytes(StandardCharsets.UTF_8)));
    }

    RawCaller bytes(byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            channel.write(all);
        }
        return this;
    }

    static byte[] frame(FrameType type, byte[] body) {
        return ByteBuffer.allocate(5 + body.length)
                .putInt(body.length)
                .put((byte) type.code())
                .put(body)
                .array();
    }

    static byte[] frame(FrameType type, String body) {
        return frame(type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The header of a frame whose body may never come. */
    static byte[] header(FrameType type, int length) {
        return ByteBuffer.allocate(5).putInt(length).put((byte) type.code()).array();
    }

    Raw read() throws IOException {
        int length = input.readInt();
        int code = input.readUnsignedByte();
        return new Raw(code, input.readNBytes(length));
    }

    /** Reads what comes until the server ends, and returns whether it came to that. */
    boolean isEnded() {
        try {
            while (true) {
                read();
            }
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return true; // reset, because it did not read all
        }
    }

    /** Nothing more is sent. */
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
