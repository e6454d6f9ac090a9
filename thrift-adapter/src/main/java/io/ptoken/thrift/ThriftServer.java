package io.ptoken.thrift;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.logging.QuietSlf4j;
import io.ptoken.service.observe.ServerObservation;
import io.ptoken.thrift.dispatch.TokenApiDispatcher;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The TokenApi on a TLS port: framed transport, binary protocol, one thread per connection, calls of one
 * connection answered in order (wire reference section 1). Thread safe.
 */
public final class ThriftServer implements AutoCloseable {

    static {
        QuietSlf4j.begin();
    }

    private static final System.Logger LOG = System.getLogger(ThriftServer.class.getName());
    private static final int BACKLOG = 128;

    private final ThriftServerConfig config;
    private final ServerSocket listener;
    private final ServerCounters counters = new ServerCounters();
    private final Connections connections;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool(NamedThreads.daemons("thrift-connection-"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, NamedThreads.daemons("thrift-timer-"));

    private ThriftServer(ThriftServerConfig config, ServerSocket listener) {
        this.config = config;
        this.listener = listener;
        this.connections = new Connections(config.maxConnections(), config.evictableAfter(), counters);
        this.timer.setRemoveOnCancelPolicy(true);
        this.timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Listens and serves until {@link #close()}, always with this identity.
     *
     * @throws IOException when the port cannot be had
     */
    public static ThriftServer start(ThriftServerConfig config, TokenApiService service, TlsIdentity identity)
            throws IOException {
        return start(config, service, ReloadableIdentity.of(identity));
    }

    /**
     * Listens and serves until {@link #close()}. New connections see the identity that {@code identity} keeps at that
     * moment; connections that are open go on with theirs.
     *
     * @throws IOException when the port cannot be had
     */
    public static ThriftServer start(ThriftServerConfig config, TokenApiService service, ReloadableIdentity identity)
            throws IOException {
        TlsAcceptor tls = new TlsAcceptor(identity, config.clientCertificates());
        ThriftServer server = new ThriftServer(config, listen(config.address()));
        TokenApiDispatcher dispatcher = new TokenApiDispatcher(service, config.limits(), server::pause);
        ServerParts parts = new ServerParts(
                config,
                dispatcher,
                tls,
                server.connections,
                server.timer,
                server.counters,
                new RefusalLog(System::nanoTime));
        Acceptor acceptor = new Acceptor(server.listener, parts, server.threads, server.stopped);
        new Thread(acceptor, "thrift-accept").start();
        Runnable watch = new CertificateWatch(identity, config.certificateCheck(), server.stopped);
        NamedThreads.daemons("thrift-certificate-").newThread(watch).start();
        return server;
    }

    /** The port listened on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** True until the server is closed. */
    public boolean isListening() {
        return !listener.isClosed();
    }

    /** What happened so far. */
    public ServerObservation statistics() {
        return counters.snapshot(connections.count());
    }

    /**
     * Stops accepting, lets calls in flight finish and be answered within the shutdown timeout, closes every connection.
     * A call that takes longer loses its connection, not its effect: its caller can fetch the result. Calling it again
     * does nothing.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closeListener();
        stopped.countDown();
        connections.stop();
        awaitCallsInFlight();
        connections.abort();
        threads.shutdown();
        timer.shutdownNow();
    }

    private static ServerSocket listen(InetSocketAddress address) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(address, BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close();
            throw new IOException(
                    "Cannot listen on " + address.getHostString() + " port " + address.getPort() + ": "
                            + e.getMessage()
                            + "; end the program that has the port, or choose another address and port",
                    e);
        }
    }

    private void pause(int millis) {
        try {
            if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.log(DEBUG, "A late ping is answered early: the server stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitCallsInFlight() {
        try {
            int left = connections.awaitEmpty(config.shutdownTimeout());
            if (left > 0) {
                LOG.log(
                        WARNING,
                        left + " calls did not finish within " + config.shutdownTimeout()
                                + "; their connections are cut");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
