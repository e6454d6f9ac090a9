package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Takes connections in, or turns them away at the limit before they cost a handshake. */
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());
    private static final long RETRY_MILLIS = 100;

    private final ServerSocket listener;
    private final ServerParts parts;
    private final Executor threads;
    private final CountDownLatch stopped;

    Acceptor(ServerSocket listener, ServerParts parts, Executor threads, CountDownLatch stopped) {
        this.listener = listener;
        this.parts = parts;
        this.threads = threads;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        while (!listener.isClosed()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                pauseUnlessStopped(e);
            }
        }
    }

    private void take(Socket socket) throws IOException {
        if (!prepared(socket)) {
            return;
        }
        Connection connection = new Connection(socket, parts);
        if (parts.connections().admit(connection, System.nanoTime())) {
            parts.counters().accepted.increment();
            run(connection);
        } else {
            parts.counters().refusedAtLimit.increment();
            parts.refusals().report(Refusal.TOO_MANY, String.valueOf(socket.getRemoteSocketAddress()), limit());
            socket.close();
        }
    }

    /** False for a client that was gone before it was looked at; its socket is closed then. */
    private static boolean prepared(Socket socket) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return true;
        } catch (SocketException gone) {
            LOG.log(DEBUG, () -> "A client was gone at once: " + gone.toString());
            socket.close();
            return false;
        }
    }

    /** A process at its thread limit turns this client away and lives on. */
    private void run(Connection connection) throws IOException {
        try {
            threads.execute(connection);
        } catch (OutOfMemoryError e) {
            connection.abort();
            parts.connections().left(connection);
            throw new IOException("no thread for another connection", e);
        }
    }

    private String limit() {
        return Integer.toString(parts.config().maxConnections());
    }

    /** Out of file descriptors, for example: it passes, and trying at once again would only burn the processor. */
    private void pauseUnlessStopped(IOException e) {
        if (listener.isClosed()) {
            return;
        }
        LOG.log(WARNING, "Cannot accept a connection: " + e.toString());
        try {
            if (stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(DEBUG, "Stopped while waiting to accept again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
