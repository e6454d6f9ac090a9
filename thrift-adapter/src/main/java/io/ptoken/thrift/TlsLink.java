package io.ptoken.thrift;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS over a socket that never blocks. It holds no buffer between calls but what has come and cannot be used yet, or what
 * the client has not taken yet. Guarded by its connection.
 */
final class TlsLink {

    /** What is needed to go on. */
    enum Step {
        /** More bytes of the client. */
        INPUT,
        /** A computation of the handshake; see {@link #tasks}. */
        TASK,
        /** Nothing: the handshake is over, for the first time. */
        ESTABLISHED,
        /** Nothing: a frame is whole. */
        FRAME,
        /** Nothing comes any more, in good order. */
        END
    }

    /** Room for the largest record and what came after it. */
    private static final int SCRATCH_BYTES = 40 * 1024;

    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[SCRATCH_BYTES]);
    private static final ThreadLocal<ByteBuffer> SOCKET_SCRATCH =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(SCRATCH_BYTES));
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final FrameReader frames;
    private Optional<SSLEngine> engine = Optional.empty();
    private Optional<byte[]> frame = Optional.empty();
    private boolean established;
    private ByteBuffer received = NOTHING;
    private ByteBuffer unsent = NOTHING;

    TlsLink(SocketChannel channel, FrameReader frames) {
        this.channel = channel;
        this.frames = frames;
    }

    /** Takes in what the client has sent; false when it has hung up. */
    boolean receive() throws IOException {
        ByteBuffer net = SOCKET_SCRATCH.get().clear();
        net.limit(net.capacity() - received.remaining());
        int count = channel.read(net);
        if (count > 0) {
            byte[] all = new byte[received.remaining() + count];
            int before = received.remaining();
            received.get(all, 0, before);
            net.flip().get(all, before, count);
            received = ByteBuffer.wrap(all);
        }
        return count >= 0;
    }

    /** What has come and was not used yet. */
    ByteBuffer received() {
        return received.asReadOnlyBuffer();
    }

    /** True when bytes of a handshake were looked at. */
    boolean hasBegun() {
        return engine.isPresent();
    }

    /** True when the handshake is over. */
    boolean isEstablished() {
        return established;
    }

    /** The handshake begins. */
    void begin(SSLEngine tls) throws SSLException {
        engine = Optional.of(tls);
        tls.beginHandshake();
    }

    SSLSession session() {
        return engine.orElseThrow().getSession();
    }

    /** The frame after {@link Step#FRAME}. */
    byte[] takeFrame() {
        byte[] taken = frame.orElseThrow();
        frame = Optional.empty();
        return taken;
    }

    /** True when part of a frame has come. */
    boolean isWithinFrame() {
        return frames.hasBegun();
    }

    /** Does the computations due, for a long time; the only method that needs no guard. */
    void tasks() {
        SSLEngine tls = engine.orElseThrow();
        for (Runnable task = tls.getDelegatedTask(); task != null; task = tls.getDelegatedTask()) {
            task.run();
        }
    }

    /**
     * Goes on with what has come.
     *
     * @throws SSLException when the client breaks TLS; an alert is among what is to be sent then
     * @throws RefusedException when what it sends is no frame
     */
    Step advance() throws IOException {
        SSLEngine tls = engine.orElseThrow();
        while (true) {
            if (established) {
                frame = frames.next();
                if (frame.isPresent()) {
                    return Step.FRAME;
                }
            }
            Optional<Step> stop = switch (tls.getHandshakeStatus()) {
                case NEED_TASK -> Optional.of(Step.TASK);
                case NEED_WRAP -> wrap(tls, NOTHING) ? Optional.<Step>empty() : Optional.of(Step.END);
                default -> unwrap(tls);
            };
            if (stop.isPresent()) {
                return stop.get();
            }
            if (!established && isDone(tls)) {
                established = true;
                return Step.ESTABLISHED;
            }
        }
    }

    private static boolean isDone(SSLEngine tls) {
        return tls.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    private Optional<Step> unwrap(SSLEngine tls) throws SSLException {
        byte[] scratch = SCRATCH.get();
        ByteBuffer plain = ByteBuffer.wrap(scratch);
        SSLEngineResult result = tls.unwrap(received, plain);
        frames.add(plain.flip());
        // Passwords and access tokens went through it.
        Arrays.fill(scratch, 0, plain.limit(), (byte) 0);
        if (result.getStatus() == Status.CLOSED) {
            return Optional.of(Step.END);
        }
        if (!received.hasRemaining()) {
            received = NOTHING;
        }
        return result.getStatus() == Status.BUFFER_UNDERFLOW ? Optional.of(Step.INPUT) : Optional.empty();
    }

    /** Encrypts a frame; {@link #flush} sends it. */
    void write(byte[] message) throws IOException {
        ByteBuffer plain = ByteBuffer.allocate(Integer.BYTES + message.length);
        plain.putInt(message.length).put(message).flip();
        SSLEngine tls = engine.orElseThrow();
        while (plain.hasRemaining() && wrap(tls, plain)) {
            flush();
        }
    }

    /** Ends TLS: what says so, or why, is among what is to be sent. */
    void sayGoodbye() throws IOException {
        if (engine.isPresent()) {
            SSLEngine tls = engine.get();
            tls.closeOutbound();
            while (!tls.isOutboundDone() && wrap(tls, NOTHING)) {
                flush();
            }
        }
    }

    /** Sends what it can; true when all is sent. */
    boolean flush() throws IOException {
        if (unsent.hasRemaining()) {
            channel.write(unsent);
            if (!unsent.hasRemaining()) {
                unsent = NOTHING;
            }
        }
        return !unsent.hasRemaining();
    }

    /** Throws away what the client has sent ahead: closing over unread bytes would take the last reply with it. */
    void drain() throws IOException {
        ByteBuffer net = SOCKET_SCRATCH.get();
        int count = channel.read(net.clear());
        for (int reads = 0; count > 0 && reads < 16; reads++) {
            count = channel.read(net.clear());
        }
    }

    /**
     * Nothing more comes.
     *
     * @throws RefusedException when a frame has begun and is not whole
     */
    void requireNothingLeft() throws RefusedException {
        frames.requireNothingLeft();
    }

    /** False when TLS has ended. */
    private boolean wrap(SSLEngine tls, ByteBuffer plain) throws SSLException {
        ByteBuffer net = ByteBuffer.wrap(SCRATCH.get());
        SSLEngineResult result = tls.wrap(plain, net);
        net.flip();
        if (net.hasRemaining()) {
            ByteBuffer all = ByteBuffer.allocate(unsent.remaining() + net.remaining());
            unsent = all.put(unsent).put(net).flip();
        }
        return result.getStatus() != Status.CLOSED;
    }
}
