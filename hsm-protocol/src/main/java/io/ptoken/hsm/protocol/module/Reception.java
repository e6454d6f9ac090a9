package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.client.ChannelOpener;
import java.io.IOException;
import java.time.Duration;

/**
 * Counts what arrives while an answer is awaited, so that a missing answer can be told from one that nobody understands.
 * One thread at a time.
 */
final class Reception {

    private static final int HEADER = 3;

    private long bytes;
    private final byte[] first = new byte[HEADER];

    void begin() {
        bytes = 0;
    }

    /** What the bytes that came say about the line, in words; never the bytes themselves. */
    String hint() {
        if (bytes == 0) {
            return "nothing was received: is it on, and are cable, address and port right?";
        }
        boolean header = bytes >= HEADER && (isHeader("SM!") || isHeader("GL!"));
        return header
                ? bytes
                        + " bytes were received, which begin like a frame: is the line disturbed, or the transport profile another one?"
                : bytes + " bytes were received that are no frame: are transport profile and speed right?";
    }

    /** Channels that are counted here. */
    ChannelOpener watching(ChannelOpener opener) {
        return timeout -> new Watched(opener.open(timeout));
    }

    private boolean isHeader(String header) {
        for (int i = 0; i < HEADER; i++) {
            if (first[i] != header.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void received(byte[] from, int count) {
        for (int i = 0; i < count && bytes + i < HEADER; i++) {
            first[(int) bytes + i] = from[i];
        }
        bytes += Math.max(0, count);
    }

    private final class Watched implements ByteChannel {

        private final ByteChannel channel;

        Watched(ByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(byte[] data, Duration timeout) throws IOException {
            begin();
            channel.write(data, timeout);
        }

        @Override
        public int read(byte[] into, Duration timeout) throws IOException {
            int count = channel.read(into, timeout);
            received(into, count);
            return count;
        }

        @Override
        public void discardInput() throws IOException {
            channel.discardInput();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
