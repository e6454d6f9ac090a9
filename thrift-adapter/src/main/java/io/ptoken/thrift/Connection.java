package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;

import io.ptoken.service.access.Origin;
import io.ptoken.thrift.dispatch.UnreadableMessageException;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** One client: handshake, then call by call in order until it leaves, errs, falls silent or the server stops. */
final class Connection implements Runnable {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());

    private final Socket raw;
    private final ServerParts parts;
    private final ConnectionState state;
    private final Deadline deadline;

    Connection(Socket raw, ServerParts parts) {
        this.raw = raw;
        this.parts = parts;
        this.state = new ConnectionState(System.nanoTime());
        this.deadline = new Deadline(parts.timer(), this::abort);
    }

    @Override
    public void run() {
        try (raw) {
            serve();
        } catch (RefusedException e) {
            refused(e.refusal(), String.valueOf(e.getMessage()));
        } catch (UnreadableMessageException e) {
            refused(Refusal.UNREADABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "Connection of " + client() + " ended: " + e.toString());
        } finally {
            deadline.close();
            parts.connections().left(this);
        }
    }

    /** Takes no further call; a call under way is answered first. */
    void stop() {
        if (state.stop()) {
            abort();
        }
    }

    /** Closes the connection, whatever it does. */
    void abort() {
        try {
            raw.close();
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "Closing the connection of " + client() + ": " + e.toString());
        }
    }

    /** Nanoseconds since the client was last heard of, -1 while a call is under way. */
    long silence(long now) {
        return state.silence(now);
    }

    private void serve() throws IOException, UnreadableMessageException {
        deadline.set(parts.config().handshakeTimeout());
        try (SSLSocket tls = handshake()) {
            try {
                calls(tls);
            } finally {
                deadline.set(parts.config().transferTimeout());
            }
            sayGoodbye(tls);
        }
    }

    private void calls(SSLSocket tls) throws IOException, UnreadableMessageException {
        FrameReader in = new FrameReader(tls.getInputStream(), parts.config().maxFrameBytes());
        FrameWriter out = new FrameWriter(tls.getOutputStream());
        Origin origin = parts.tls().origin(tls);
        for (Optional<byte[]> call = next(in); call.isPresent(); call = next(in)) {
            answer(call.get(), origin, out);
        }
    }

    private SSLSocket handshake() throws IOException {
        try {
            return parts.tls().accept(raw);
        } catch (IOException e) {
            throw lateOr(e);
        }
    }

    /** The next call; empty when the client has left or the server stops. */
    private Optional<byte[]> next(FrameReader in) throws IOException {
        deadline.set(parts.config().idleTimeout());
        if (!state.beginWaiting(System.nanoTime())) {
            return Optional.empty();
        }
        int first = in.first();
        if (first < 0 || !state.beginWorking()) {
            return Optional.empty();
        }
        deadline.set(parts.config().transferTimeout());
        try {
            return Optional.of(in.rest(first));
        } catch (IOException e) {
            throw lateOr(e);
        } finally {
            deadline.lift();
        }
    }

    private void answer(byte[] call, Origin origin, FrameWriter out) throws IOException, UnreadableMessageException {
        Optional<byte[]> reply = parts.dispatcher().answer(call, origin);
        parts.counters().calls.increment();
        if (reply.isEmpty()) {
            return;
        }
        deadline.set(parts.config().transferTimeout());
        try {
            out.write(reply.get());
        } catch (IOException e) {
            throw lateOr(e);
        }
    }

    /**
     * Ends TLS in good order. What the client had sent ahead is thrown away first: closing over unread bytes would reset
     * the connection and might take the last reply with it.
     */
    private void sayGoodbye(SSLSocket tls) throws IOException {
        tls.shutdownOutput();
        raw.getInputStream().skipNBytes(raw.getInputStream().available());
    }

    private IOException lateOr(IOException e) {
        return deadline.missed() ? new RefusedException(Refusal.TOO_SLOW, "") : e;
    }

    private void refused(Refusal refusal, String detail) {
        parts.counters().refusedForFault.increment();
        parts.refusals().report(refusal, client(), detail);
    }

    private String client() {
        return String.valueOf(raw.getRemoteSocketAddress());
    }
}
