package io.ptoken.hsm.simulator.line;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import io.ptoken.hsm.simulator.SimulatedModule;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Consumer;

/** One connection and its thread. */
final class TcpConnection implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TcpConnection.class.getName());
    private static final int CHUNK = 4096;

    private final Socket socket;
    private final ServedLine line;
    private final Thread thread;
    private final Consumer<TcpConnection> gone;

    /** In the nanoseconds of the machine. */
    private volatile long silentSince = System.nanoTime();

    TcpConnection(Socket socket, SimulatedModule module, LineSpeed speed, Waiter waiter, Consumer<TcpConnection> gone) {
        this.socket = socket;
        this.gone = gone;
        this.line = new ServedLine(
                module, module.settings().transport().profile(), speed, waiter, this::send, this::closeSocket);
        this.thread = new Thread(this::serve, "hsm-simulator-" + socket.getLocalPort() + "-" + socket.getPort());
        thread.setDaemon(true);
    }

    Thread thread() {
        return thread;
    }

    long silentSince() {
        return silentSince;
    }

    @Override
    public void close() {
        closeSocket();
        line.close();
    }

    private void serve() {
        try {
            socket.setTcpNoDelay(true);
            read();
        } catch (IOException e) {
            LOG.log(DEBUG, () -> "connection from " + socket.getRemoteSocketAddress() + " ended", e);
        } catch (InterruptedException e) {
            LOG.log(DEBUG, () -> "connection from " + socket.getRemoteSocketAddress() + " was closed while it waited");
        } catch (RuntimeException e) {
            LOG.log(ERROR, "connection from " + socket.getRemoteSocketAddress() + " is given up", e);
        } finally {
            close();
            gone.accept(this);
        }
    }

    private void read() throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        InputStream input = socket.getInputStream();
        for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
            silentSince = System.nanoTime();
            line.take(chunk, count);
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(DEBUG, "closing a connection failed", e);
        }
    }
}
