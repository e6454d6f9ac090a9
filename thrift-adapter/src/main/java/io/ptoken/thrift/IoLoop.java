package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One thread that hears of every client that sends or takes bytes, so that one that does neither costs no thread. */
final class IoLoop implements Runnable, Closeable {

    private static final System.Logger LOG = System.getLogger(IoLoop.class.getName());

    private final Selector selector;
    private final Queue<Connection> arrived = new ConcurrentLinkedQueue<>();

    IoLoop() throws IOException {
        this.selector = Selector.open();
    }

    /** From now on the connection hears of its client. */
    void add(Connection connection) {
        arrived.add(connection);
        selector.wakeup();
    }

    /** Has a change seen that was made to a channel or its key by another thread. */
    void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void run() {
        while (selector.isOpen()) {
            try {
                selector.select(IoLoop::tell);
                registerArrived();
            } catch (ClosedSelectorException closed) {
                LOG.log(DEBUG, "The server has stopped");
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                LOG.log(WARNING, "Cannot look after the connections: " + e.toString(), e);
            }
        }
    }

    private static void tell(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isWritable()) {
                connection.writable();
            }
            if (key.isValid() && key.isReadable()) {
                connection.readable();
            }
        } catch (CancelledKeyException closed) {
            LOG.log(DEBUG, "A connection was closed meanwhile");
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.log(WARNING, "A connection failed: " + e.toString(), e);
            connection.abort();
        }
    }

    private void registerArrived() {
        for (Connection connection = arrived.poll(); connection != null; connection = arrived.poll()) {
            register(connection);
        }
    }

    private void register(Connection connection) {
        SocketChannel channel = connection.channel();
        try {
            connection.begin(channel.register(selector, SelectionKey.OP_READ, connection));
        } catch (ClosedChannelException gone) {
            connection.abort();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
