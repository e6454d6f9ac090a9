package io.ptoken.hsm.simulator.line;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.hsm.protocol.settings.HostPort;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import io.ptoken.hsm.simulator.SimulatedModule;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A module behind TCP: in the envelopes of an NSS or, as behind a terminal server, in plain lines (module protocol section
 * 1.4), as the transport profile of the module's settings says.
 *
 * <p>One connection at a time, or {@value #MOST_CONNECTIONS} when the settings allow several (A28). When all are taken and one more
 * comes, the one that has been silent for longest is closed: a client that comes back is served, and one that only holds a
 * connection stops nobody. Nobody has to log in, so bind it where strangers do not come.
 *
 * <p>Thread safe. A thread for each connection.
 */
public final class TcpSimulator implements AutoCloseable {

    static final int MOST_CONNECTIONS = 16;

    private static final System.Logger LOG = System.getLogger(TcpSimulator.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST_AFTER_FAILURE = Duration.ofMillis(50);

    private final SimulatedModule module;
    private final LineSpeed speed;
    private final Waiter waiter;
    private final ServerSocket server;
    private final Thread acceptor;
    private final int most;

    /** Guarded by itself. */
    private final List<TcpConnection> connections = new ArrayList<>();

    private TcpSimulator(SimulatedModule module, ServerSocket server, LineSpeed speed, Waiter waiter) {
        this.module = module;
        this.speed = speed;
        this.waiter = waiter;
        this.server = server;
        this.most = module.settings().transport().severalConnections() ? MOST_CONNECTIONS : 1;
        this.acceptor = new Thread(this::accept, "hsm-simulator-" + server.getLocalPort());
        acceptor.setDaemon(true);
    }

    /** As below, as fast as the machine. */
    public static TcpSimulator start(SimulatedModule module, String host, int port) throws IOException {
        return start(module, host, port, LineSpeed.UNLIMITED, Waiter.SLEEP);
    }

    /**
     * Starts serving.
     *
     * @param host address to bind, e.g. {@code 127.0.0.1}
     * @param port 0-65535, 0 for any that is free
     * @param speed of the serial line behind a terminal server
     * @param waiter lets time pass
     * @throws IOException when it cannot be bound
     * @throws InvalidValueException when the module's settings are those of a serial line
     */
    public static TcpSimulator start(SimulatedModule module, String host, int port, LineSpeed speed, Waiter waiter)
            throws IOException {
        InvalidValueException.requireRange("port", port, 0, 65_535);
        if (module.settings().transport().profile() == TransportProfile.SERIAL_CR) {
            throw new InvalidValueException("transport profile", "SERIAL_CR", "NSS_ENVELOPE or RAW_CR_TCP");
        }
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot serve on " + new HostPort(host, port) + ": " + e.getMessage(), e);
        }
        TcpSimulator simulator = new TcpSimulator(module, server, speed, waiter);
        simulator.acceptor.start();
        return simulator;
    }

    /** The port it is bound to. */
    public int port() {
        return server.getLocalPort();
    }

    /** How many connections there are. */
    public int connections() {
        synchronized (connections) {
            return connections.size();
        }
    }

    /** Stops serving and closes all connections; the module stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(WARNING, "closing the port " + port() + " failed", e);
        }
        List<TcpConnection> last;
        synchronized (connections) {
            last = List.copyOf(connections);
        }
        last.forEach(TcpConnection::close);
        await(acceptor);
        last.forEach(connection -> await(connection.thread()));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException | OutOfMemoryError e) {
                // Too many open files, or no more threads: others may go in a moment.
                if (!server.isClosed()) {
                    LOG.log(WARNING, "a connection to port " + port() + " could not be taken", e);
                    rest();
                }
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        TcpConnection connection = new TcpConnection(socket, module, speed, waiter, this::gone);
        synchronized (connections) {
            while (connections.size() >= most) {
                TcpConnection silent = connections.stream()
                        .min(Comparator.comparingLong(TcpConnection::silentSince))
                        .orElseThrow();
                connections.remove(silent);
                silent.close();
            }
            if (server.isClosed()) {
                connection.close();
                return;
            }
            connections.add(connection);
            connection.thread().start();
        }
    }

    private void gone(TcpConnection connection) {
        synchronized (connections) {
            connections.remove(connection);
        }
    }

    private void rest() {
        try {
            Waiter.SLEEP.pause(REST_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Thread thread) {
        try {
            if (thread != Thread.currentThread()) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
