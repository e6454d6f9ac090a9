package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.access.Overload;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes connections in, or turns them away at the limit before they cost a handshake. */
final class Acceptor implements Runnable {

    private static final System.Logger LOG = System.getLogger(Acceptor.class.getName());
    private static final long RETRY_MILLIS = 100;

    private final ServerSocketChannel listener;
    private final ServerParts parts;
    private final CountDownLatch stopped;

    Acceptor(ServerSocketChannel listener, ServerParts parts, CountDownLatch stopped) {
        this.listener = listener;
        this.parts = parts;
        this.stopped = stopped;
    }

    @Override
    public void run() {
        while (listener.isOpen()) {
            try {
                take(listener.accept());
            } catch (IOException e) {
                pauseUnlessStopped(e);
            }
        }
    }

    private void take(SocketChannel channel) throws IOException {
        Optional<InetSocketAddress> client = prepared(channel);
        if (client.isEmpty()) {
            return;
        }
        Connection connection = new Connection(channel, client.get(), parts);
        if (parts.connections().admit(connection, System.nanoTime())) {
            parts.counters().accepted.increment();
            connection.start();
        } else {
            parts.counters().refusedAtLimit.increment();
            parts.overload()
                    .happened(
                            Overload.Kind.CONNECTION_REFUSED, connection.block().text());
            parts.refusals().report(Refusal.TOO_MANY, client.get().toString(), limit());
            channel.close();
        }
    }

    /** Empty for a client that was gone before it was looked at; its socket is closed then. */
    private static Optional<InetSocketAddress> prepared(SocketChannel channel) throws IOException {
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            return Optional.of((InetSocketAddress) channel.getRemoteAddress());
        } catch (SocketException | ClosedChannelException gone) {
            LOG.log(DEBUG, () -> "A client was gone at once: " + gone.toString());
            channel.close();
            return Optional.empty();
        }
    }

    private String limit() {
        return Integer.toString(parts.config().maxConnections());
    }

    /** Out of file descriptors, for example: it passes, and trying at once again would only burn the processor. */
    private void pauseUnlessStopped(IOException e) {
        if (!listener.isOpen()) {
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
