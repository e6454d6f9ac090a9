package io.ptoken.control.socket;

import io.ptoken.control.frame.Deadline;
import io.ptoken.control.frame.Link;
import io.ptoken.control.frame.SlowPeerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bytes over a socket within time limits. Every byte passes a buffer of ours, which is zeroised at once: the JDK's own, which
 * it would use otherwise, keeps what went through it.
 */
public final class SocketLink implements Link {

    private static final int BUFFER_BYTES = 16 * 1024;

    /** How long it takes at most to notice that a time is over, by whatever clock. */
    private static final Duration SLICE = Duration.ofMillis(100);

    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));
    private static final byte[] ZEROS = new byte[BUFFER_BYTES];

    private final SocketChannel channel;
    private final LongSupplier ticker;
    private final Selector input;
    private final Selector output;

    private SocketLink(SocketChannel channel, LongSupplier ticker, Selector input, Selector output) {
        this.channel = channel;
        this.ticker = ticker;
        this.input = input;
        this.output = output;
    }

    /**
     * Over a connected channel, which belongs to the link from now on and is closed when there can be none.
     *
     * @param ticker nanoseconds as {@link System#nanoTime}
     */
    public static SocketLink over(SocketChannel channel, LongSupplier ticker) throws IOException {
        Selector input = null;
        Selector output = null;
        boolean done = false;
        try {
            channel.configureBlocking(false);
            input = Selector.open();
            output = Selector.open();
            channel.register(input, SelectionKey.OP_READ);
            channel.register(output, SelectionKey.OP_WRITE);
            done = true;
            return new SocketLink(channel, ticker, input, output);
        } finally {
            if (!done) {
                channel.close();
                if (input != null) {
                    input.close();
                }
                if (output != null) {
                    output.close();
                }
            }
        }
    }

    @Override
    public Deadline deadline(Duration time) {
        return new Deadline(ticker, time);
    }

    @Override
    public boolean awaitInput(Duration time) throws IOException {
        return ready(input, deadline(time));
    }

    @Override
    public void read(byte[] into, int from, int count, Deadline deadline) throws IOException {
        ByteBuffer buffer = BUFFER.get();
        int at = from;
        int end = from + count;
        while (at < end) {
            buffer.clear().limit(Math.min(BUFFER_BYTES, end - at));
            int got = channel.read(buffer);
            if (got < 0) {
                throw new EOFException("the other side has ended");
            }
            if (got == 0) {
                await(input, deadline, "sent nothing, or half a message, for too long");
                continue;
            }
            buffer.flip().get(into, at, got);
            zeroise(buffer, got);
            at += got;
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count, Deadline deadline) throws IOException {
        ByteBuffer buffer = BUFFER.get();
        int at = from;
        int end = from + count;
        while (at < end) {
            int piece = Math.min(BUFFER_BYTES, end - at);
            buffer.clear().put(bytes, at, piece).flip();
            try {
                while (buffer.hasRemaining()) {
                    if (channel.write(buffer) == 0) {
                        await(output, deadline, "did not read for too long");
                    }
                }
            } finally {
                zeroise(buffer, piece);
            }
            at += piece;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            input.close();
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a socket", e);
        }
    }

    /** What went through last in this thread must not be in it. */
    static ByteBuffer buffer() {
        return BUFFER.get().duplicate().clear();
    }

    private void await(Selector selector, Deadline deadline, String otherwise) throws IOException {
        if (!ready(selector, deadline)) {
            throw new SlowPeerException("the other side " + otherwise);
        }
    }

    private boolean ready(Selector selector, Deadline deadline) throws IOException {
        try {
            while (true) {
                Duration left = deadline.left();
                Duration slice = left.compareTo(SLICE) < 0 ? left : SLICE;
                int ready = slice.toMillis() == 0 ? selector.selectNow() : selector.select(slice.toMillis());
                selector.selectedKeys().clear();
                if (!channel.isOpen()) {
                    throw new ClosedChannelException();
                }
                if (ready > 0) {
                    return true;
                }
                if (deadline.isOver()) {
                    return false;
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while waiting for the other side");
                }
            }
        } catch (ClosedSelectorException e) {
            throw new IOException("the line was closed", e);
        }
    }

    private static void zeroise(ByteBuffer buffer, int count) {
        buffer.put(0, ZEROS, 0, count);
    }
}
