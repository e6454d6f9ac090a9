package io.ptoken.hsm.tsm500i;

import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.settings.HostPort;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A TCP connection whose every step has a time limit, writing too; closing it from another thread ends what that one waits
 * for. Finding the address of a host name is left to the system and has no limit here.
 */
public final class TcpChannel implements ByteChannel {

    private static final int CHUNK = 1024;

    private final String name;
    private final SocketChannel socket;
    private final Selector selector;
    private final SelectionKey key;

    private TcpChannel(String name, SocketChannel socket, Selector selector) throws IOException {
        this.name = name;
        this.socket = socket;
        this.selector = selector;
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.key = socket.register(selector, 0);
    }

    /**
     * Connects.
     *
     * @param host name or address
     * @param port 1-65535
     * @param timeout after which it fails
     * @throws IOException when there is no such host or nobody answers there in time
     */
    public static TcpChannel open(String host, int port, Duration timeout) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no host " + host);
        }
        TcpChannel channel = unconnected(new HostPort(host, port).toString());
        try {
            channel.connect(address, timeout);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static TcpChannel unconnected(String name) throws IOException {
        SocketChannel socket = SocketChannel.open();
        try {
            Selector selector = Selector.open();
            try {
                return new TcpChannel(name, socket, selector);
            } catch (IOException e) {
                selector.close();
                throw e;
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void connect(InetSocketAddress address, Duration timeout) throws IOException {
        long deadline = deadline(timeout);
        try {
            if (socket.connect(address)) {
                return;
            }
            while (!socket.finishConnect()) {
                if (!await(SelectionKey.OP_CONNECT, deadline)) {
                    throw new SocketTimeoutException("no connection to " + name + " within " + timeout);
                }
            }
        } catch (ConnectException e) {
            throw new IOException("no connection to " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void write(byte[] bytes, Duration timeout) throws IOException {
        long deadline = deadline(timeout);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (socket.write(buffer) == 0 && !await(SelectionKey.OP_WRITE, deadline)) {
                throw new SocketTimeoutException(
                        name + " took " + buffer.position() + " of " + bytes.length + " bytes within " + timeout);
            }
        }
    }

    @Override
    public int read(byte[] into, Duration timeout) throws IOException {
        long deadline = deadline(timeout);
        ByteBuffer buffer = ByteBuffer.wrap(into);
        while (true) {
            int count = socket.read(buffer);
            if (count != 0) {
                return count;
            }
            if (!await(SelectionKey.OP_READ, deadline)) {
                return 0;
            }
        }
    }

    @Override
    public void discardInput() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        int count;
        do {
            buffer.clear();
            count = socket.read(buffer);
        } while (count > 0);
        if (count < 0) {
            throw new IOException(name + " has closed the connection");
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            socket.close();
        } finally {
            selector.close();
        }
    }

    /** False when the time has come. */
    private boolean await(int operation, long deadline) throws IOException {
        try {
            key.interestOps(operation);
            while (true) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // Rounded up: 0 would mean for ever.
                selector.select(left / 1_000_000 + 1);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while waiting for " + name);
                }
                if (!selector.selectedKeys().isEmpty()) {
                    selector.selectedKeys().clear();
                    return true;
                }
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new IOException("the connection to " + name + " was closed", e);
        }
    }

    private static long deadline(Duration timeout) {
        return System.nanoTime() + timeout.toNanos();
    }
}
