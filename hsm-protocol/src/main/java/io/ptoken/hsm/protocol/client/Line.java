package io.ptoken.hsm.protocol.client;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.FrameReader;
import io.ptoken.hsm.protocol.frame.FrameTransport;
import io.ptoken.hsm.protocol.frame.Received;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channel of a client with its reader, opened when needed. Knows whether an answer may still be on its way that nobody
 * waits for any more, and does not let it reach the next request: the channel is closed, or an echo is awaited behind
 * which nothing older can come, or both, as the transport needs.
 *
 * <p>Guarded by the lock of its client, but {@link #close} may come from any thread.
 */
final class Line {

    private static final int CHUNK = 1024;

    private final ChannelOpener opener;
    private final ProtocolSettings settings;
    private final FrameTransport transport;
    private final MonotonicClock clock;
    private final ClientListener listener;
    private final byte[] chunk = new byte[CHUNK];

    private volatile @Nullable ByteChannel channel;
    private FrameReader reader;

    /** True while something older than the next request may arrive. At the beginning nobody knows. */
    private volatile boolean suspect = true;

    private int echoes;

    Line(ChannelOpener opener, ProtocolSettings settings, MonotonicClock clock, ClientListener listener) {
        this.opener = opener;
        this.settings = settings;
        this.transport = new FrameTransport(settings.transport());
        this.clock = clock;
        this.listener = listener;
        this.reader = transport.newReader();
    }

    /**
     * An open channel on which nothing old can arrive, for a command that follows.
     *
     * @throws ModuleUnavailableException when there is none; nothing has been sent but echoes
     */
    void makeReady(CommandCode command) {
        try {
            if (!usable()) {
                open(command);
            }
            if (suspect && settings.transport().profile().echoesAfterTimeout()) {
                awaitEcho(command);
            }
            suspect = false;
        } catch (IOException e) {
            listener.noticed(ClientEvent.CHANNEL_FAILED, command);
            close();
            throw new ModuleUnavailableException("no channel to the module for " + command, e);
        }
    }

    void send(byte[] wire) throws IOException {
        open().write(wire, settings.transport().timers().write());
    }

    /** The next frame or damage, or empty when the time has come. */
    Optional<Received> receive(Duration deadline) throws IOException {
        for (Optional<Received> next = reader.next(); ; next = reader.next()) {
            if (next.isPresent()) {
                return next;
            }
            Duration left = deadline.minus(clock.elapsed());
            if (left.isZero() || left.isNegative()) {
                return Optional.empty();
            }
            int count = open().read(chunk, left);
            if (count < 0) {
                throw new IOException("the module closed the channel");
            }
            reader.accept(chunk, 0, count);
            Arrays.fill(chunk, 0, count, (byte) 0);
        }
    }

    /** From now on something may arrive that nobody waits for. */
    void suspect() {
        suspect = true;
        if (settings.transport().profile().reopensAfterTimeout()) {
            close();
        }
    }

    void close() {
        ByteChannel old = channel;
        channel = null;
        suspect = true;
        if (old != null) {
            closeQuietly(old);
        }
    }

    Duration deadline(Duration timeout) {
        return clock.elapsed().plus(timeout);
    }

    byte[] wrap(byte[] line, Patience patience) {
        return patience == Patience.KEY_LOADING ? transport.wrapKeyLoad(line) : transport.wrap(line);
    }

    private boolean usable() {
        ByteChannel present = channel;
        if (present == null || !present.isOpen()) {
            close();
            return false;
        }
        try {
            present.discardInput();
            reader.reset();
            return true;
        } catch (IOException e) {
            // Nothing has been sent on it yet, so another one serves as well.
            close();
            return false;
        }
    }

    private void open(CommandCode command) throws IOException {
        channel = opener.open(settings.transport().timers().connect());
        reader = transport.newReader();
        listener.noticed(ClientEvent.OPENED, command);
    }

    private ByteChannel open() throws IOException {
        ByteChannel present = channel;
        if (present == null) {
            throw new IOException("the channel is closed");
        }
        return present;
    }

    private void awaitEcho(CommandCode command) throws IOException {
        for (int attempt = 0; attempt < settings.transport().attempts(); attempt++) {
            // Never the same twice, so that a late echo is not taken for this one.
            Echo echo = new Echo(0, String.format("%016X%06d", clock.elapsed().toNanos(), echoes++ % 1_000_000));
            send(wrap(echo.line(settings), echo.patience()));
            Duration deadline = deadline(settings.transport().timers().response());
            for (Optional<Received> next = receive(deadline); next.isPresent(); next = receive(deadline)) {
                if (isAnswer(next.get(), echo)) {
                    listener.noticed(ClientEvent.RESYNCHRONISED, command);
                    return;
                }
                listener.noticed(ClientEvent.STRAY_FRAME, command);
            }
            listener.noticed(ClientEvent.TIMEOUT, command);
        }
        throw new ModuleUnavailableException("no echo from the module, so " + command + " was not sent");
    }

    private boolean isAnswer(Received received, Echo echo) {
        return received instanceof Received.Whole whole
                && whole.frame() instanceof ResponseFrame response
                && response.command().equals(Echo.COMMAND)
                && response.status().isSuccess()
                && response.body().equals(new Echo.Response(echo.data()).encode(settings));
    }

    private static void closeQuietly(ByteChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is given up anyway; whatever failed before is what is reported.
            return;
        }
    }
}
