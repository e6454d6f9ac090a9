package io.ptoken.thrift;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes frames, length and message in one go. */
final class FrameWriter {

    private final OutputStream out;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    void write(byte[] message) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + message.length);
        frame.putInt(message.length).put(message);
        out.write(frame.array());
        out.flush();
    }
}
