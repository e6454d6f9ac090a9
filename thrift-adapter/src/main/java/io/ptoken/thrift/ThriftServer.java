package io.ptoken.thrift;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.access.Overload;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.logging.QuietSlf4j;
import io.ptoken.service.observe.ServerObservation;
import io.ptoken.thrift.dispatch.TokenApiDispatcher;
import io.ptoken.thrift.tls.ReloadableIdentity;
import io.ptoken.thrift.tls.TlsIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The TokenApi on a TLS port: framed transport, binary protocol, calls of one connection
 * answered in order; a connection has a thread only while a call of it is carried out (wire reference section 1). Thread safe.
 */
public final class ThriftServer implements AutoCloseable {

    static {
        QuietSlf4j.begin();
    }

    private static final System.Logger LOG = System.getLogger(ThriftServer.class.getName());
    private static final int BACKLOG = 1024;

    private final ThriftServerConfig config;
    private final ServerSocketChannel listener;
    private final int port;
    private final OldSuites oldSuites;
    private final ServerCounters counters = new ServerCounters();
    private final Connections connections;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool(NamedThreads.daemons("thrift-call-"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, NamedThreads.daemons("thrift-timer-"));

    private final ExecutorService handshakes = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), NamedThreads.daemons("thrift-handshake-"));
    private final IoLoop loop = new IoLoop();

    private ThriftServer(
            ThriftServerConfig config, ServerSocketChannel listener, Overload overload, OldSuites oldSuites)
            throws IOException {
        this.oldSuites = oldSuites;
        this.config = config;
        this.listener = listener;
        this.port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        this.connections = new Connections(config, counters, overload);
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
        return start(config, service, identity, new Overload(InstantSource.system()));
    }

    /**
     * As above.
     *
     * @param overload hears of who asks for more than a share
     * @throws IOException when the port cannot be had
     */
    public static ThriftServer start(
            ThriftServerConfig config, TokenApiService service, ReloadableIdentity identity, Overload overload)
            throws IOException {
        OldSuites oldSuites = new OldSuites();
        TlsAcceptor tls = new TlsAcceptor(identity, config.clientCertificates(), config.suites(), oldSuites);
        ThriftServer server = new ThriftServer(config, listen(config.address()), overload, oldSuites);
        TokenApiDispatcher dispatcher = new TokenApiDispatcher(service, config.limits(), config.callTimeout());
        ServerParts parts = new ServerParts(
                config,
                dispatcher,
                tls,
                server.connections,
                server.timer,
                server.counters,
                new RefusalLog(System::nanoTime),
                overload,
                server.loop,
                new FairExecutor(server.handshakes),
                server.threads);
        NamedThreads.daemons("thrift-io-").newThread(server.loop).start();
        Acceptor acceptor = new Acceptor(server.listener, parts, server.stopped);
        new Thread(acceptor, "thrift-accept").start();
        Runnable watch = new CertificateWatch(identity, config.certificateCheck(), server.stopped);
        NamedThreads.daemons("thrift-certificate-").newThread(watch).start();
        return server;
    }

    /** The port listened on. */
    public int port() {
        return port;
    }

    /** Addresses, with their cipher suites, that {@code TlsSuites.MODERN} would cut off; some of them when they are many. */
    public List<String> oldSuites() {
        return oldSuites.seen();
    }

    /** True until the server is closed. */
    public boolean isListening() {
        return listener.isOpen();
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
        close(listener);
        stopped.countDown();
        connections.stop();
        awaitCallsInFlight();
        connections.abort();
        threads.shutdown();
        handshakes.shutdown();
        timer.shutdownNow();
        close(loop);
    }

    private static ServerSocketChannel listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
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

    private static void close(Closeable part) {
        try {
            part.close();
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
