package io.ptoken.control.server;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.control.ControlLimits;
import io.ptoken.control.Peer;
import io.ptoken.control.Refusal;
import io.ptoken.control.frame.FrameLine;
import io.ptoken.control.frame.FrameType;
import io.ptoken.control.frame.Messages;
import io.ptoken.control.socket.ControlSocket;
import io.ptoken.control.socket.SocketLink;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Takes callers in, or tells them that there is no room. Never waits for one. */
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());
    private static final long RETRY_MILLIS = 100;

    private final ControlSocket socket;
    private final ServerParts parts;
    private final Callers callers;
    private final Executor threads;
    private final CountDownLatch stopped;

    Acceptor(ControlSocket socket, ServerParts parts, Callers callers, Executor threads, CountDownLatch stopped) {
        this.socket = socket;
        this.parts = parts;
        this.callers = callers;
        this.threads = threads;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        while (socket.isOpen()) {
            try {
                take(socket.accept());
            } catch (IOException e) {
                pauseUnlessStopped(e);
            }
        }
    }

    private void take(SocketChannel channel) throws IOException {
        ControlLimits limits = parts.limits();
        Peer peer = peer(channel);
        SocketLink link = SocketLink.over(channel, parts.ticker());
        Caller caller = new Caller(new FrameLine(link, limits.stall()), peer, parts, callers);
        if (callers.admit(caller)) {
            run(caller);
        } else {
            turnAway(link);
        }
    }

    private Peer peer(SocketChannel channel) throws IOException {
        boolean done = false;
        try {
            Peer peer = socket.peer(channel);
            done = true;
            return peer;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** A process at its thread limit turns this caller away and lives on. */
    private void run(Caller caller) throws IOException {
        try {
            threads.execute(caller);
        } catch (OutOfMemoryError e) {
            caller.abort();
            callers.left(caller);
            throw new IOException("no thread for another caller", e);
        } catch (RejectedExecutionException e) { // the server has just been closed
            caller.abort();
            callers.left(caller);
        }
    }

    /** What a fresh socket takes without waiting is enough for this. */
    private void turnAway(SocketLink link) {
        Refusal full = Refusal.of(
                        Refusal.TOO_MANY_CALLERS,
                        "all " + parts.limits().callers() + " places for callers of the server are taken")
                .withNext("try again when a command has ended");
        try (FrameLine hurried = new FrameLine(link, Duration.ZERO)) {
            hurried.write(FrameType.REFUSAL, Messages.bytes(full));
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "A caller was gone before it was turned away: " + e.getMessage());
        }
    }

    /** Out of file descriptors, for example: it passes, and trying at once again would only burn the processor. */
    private void pauseUnlessStopped(IOException e) {
        if (!socket.isOpen()) {
            return;
        }
        LOG.log(WARNING, "Cannot take in a caller on the control socket: " + e.getMessage());
        try {
            if (stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(DEBUG, "Stopped while waiting to accept again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
