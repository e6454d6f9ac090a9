package io.ptoken.control.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/**
 * Frames over a link: length of the body in four bytes, most significant first; type in one byte; body. One thread reads
 * at a time; several may write.
 */
public final class FrameLine implements AutoCloseable {

    /** Long enough to be no bound. */
    public static final Duration NO_HURRY = Duration.ofDays(36_500);

    private static final int HEADER_BYTES = 5;
    private static final int TYPE_AT = 4;

    /** Memory is given only for what has come, twice that at most. */
    private static final int FIRST_BYTES = 64 * 1024;

    private final Link link;
    private final Duration stall;
    private final Object writing = new Object();

    /** @param stall in what time a frame must be over once it has begun */
    public FrameLine(Link link, Duration stall) {
        this.link = link;
        this.stall = stall;
    }

    /**
     * Waits until a frame begins, or the other side has ended, or the time is over.
     *
     * @return false when the time is over
     */
    public boolean awaitFrame(Duration time) throws IOException {
        return link.awaitInput(time);
    }

    /**
     * Reads a frame.
     *
     * @param patience how long it may take to begin
     * @param expected what may come; the body of anything else is not read
     * @throws FrameException for what is not of the protocol
     * @throws SlowPeerException when it did not come in time
     * @throws java.io.EOFException when the other side has ended
     */
    public Frame read(Duration patience, Set<FrameType> expected) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        link.read(header, 0, 1, link.deadline(patience));
        Deadline rest = link.deadline(stall);
        link.read(header, 1, HEADER_BYTES - 1, rest);
        FrameType type = FrameType.of(header[TYPE_AT])
                .orElseThrow(() -> new FrameException("got a frame of the unknown type " + (header[TYPE_AT] & 0xFF)))
                .requireAmong(expected);
        int length = ByteBuffer.wrap(header).getInt();
        type.requireLength(length);
        return new Frame(type, body(length, rest));
    }

    /** Writes a frame whose body is these arrays after one another. */
    public void write(FrameType type, byte[]... parts) throws IOException {
        long length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        requireSendable(type, length);
        synchronized (writing) {
            Deadline deadline = begin(type, (int) length);
            for (byte[] part : parts) {
                link.write(part, 0, part.length, deadline);
            }
        }
    }

    /** Writes a frame whose body is the beginning of an array. */
    void writeSome(FrameType type, byte[] bytes, int count) throws IOException {
        requireSendable(type, count);
        synchronized (writing) {
            link.write(bytes, 0, count, begin(type, count));
        }
    }

    /** Ends the line at once. */
    @Override
    public void close() {
        link.close();
    }

    private Deadline begin(FrameType type, int length) throws IOException {
        Deadline deadline = link.deadline(stall);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(length)
                .put((byte) type.code())
                .array();
        link.write(header, 0, HEADER_BYTES, deadline);
        return deadline;
    }

    private byte[] body(int length, Deadline deadline) throws IOException {
        byte[] body = new byte[Math.min(length, FIRST_BYTES + FrameType.MOST_LABEL + 2)];
        boolean done = false;
        try {
            int have = 0;
            while (true) {
                link.read(body, have, body.length - have, deadline);
                have = body.length;
                if (have == length) {
                    done = true;
                    return body;
                }
                body = Arrays.copyOf(body, (int) Math.min(length, 2L * have));
            }
        } finally {
            if (!done) {
                Arrays.fill(body, (byte) 0);
            }
        }
    }

    private static void requireSendable(FrameType type, long length) {
        if (length > type.most()) {
            throw new IllegalArgumentException(
                    "frame " + type + ": got " + length + " bytes to send, expected at most " + type.most());
        }
    }
}
