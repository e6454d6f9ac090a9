package io.ptoken.web;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.web.frame.ConsoleCalls;
import io.ptoken.web.frame.Section;
import io.ptoken.web.http.Assets;
import io.ptoken.web.http.Connections;
import io.ptoken.web.http.ConsoleHandler;
import io.ptoken.web.http.PlainErrors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The console over HTTPS. It never stands in the way of a sale: it has threads, connections and bounds of its own. Thread safe. */
public final class ConsoleServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ConsoleServer.class.getName());

    private static final int HEADER_BYTES = 8 * 1024;
    private static final int BACKLOG = 32;
    private static final int SLOWEST_BYTES_A_SECOND = 100;

    private final Server server;
    private final ServerConnector connector;

    private ConsoleServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens and answers until {@link #close()}.
     *
     * @throws IOException when the port cannot be had
     */
    public static ConsoleServer start(ConsoleSettings settings, ConsoleParts parts) throws IOException {
        return start(settings, parts, calls -> List.of());
    }

    /** @param more rooms that stand in no list */
    static ConsoleServer start(ConsoleSettings settings, ConsoleParts parts, Function<ConsoleCalls, List<Section>> more)
            throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(settings.threads(), 2);
        threads.setName("console");
        threads.setDaemon(true);
        Server server = new Server(threads);
        SslConnectionFactory tls = new SslConnectionFactory(new CurrentCertificate(parts.certificate()), "http/1.1");
        ServerConnector connector = new ServerConnector(server, 1, 1, tls, new HttpConnectionFactory(http()));
        connector.setHost(settings.address().getHostString());
        connector.setPort(settings.address().getPort());
        connector.setIdleTimeout(settings.idle().toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.addBean(new Connections(settings.connections(), settings.connectionsOfAnAddress()));
        server.addConnector(connector);
        server.setStopTimeout(0);
        try {
            connector.open();
            Assets assets = Assets.ofProgram();
            server.setErrorHandler(new PlainErrors());
            MinimumDataRateHandler rates = new MinimumDataRateHandler(SLOWEST_BYTES_A_SECOND, SLOWEST_BYTES_A_SECOND);
            server.setHandler(rates);
            rates.setHandler(new ConsoleHandler(
                    ConsoleSite.of(parts, assets, more),
                    assets,
                    parts.sessions(),
                    connector.getLocalPort(),
                    parts.clock(),
                    parts.random()));
            server.start();
        } catch (IOException e) {
            connector.close();
            throw new IOException(
                    "cannot serve the console on " + settings.address().getHostString() + " port "
                            + settings.address().getPort() + ": " + reason(e)
                            + "; set another 'port' under 'web' in ptoken.yaml, or 'enabled: false'",
                    e);
        } catch (Exception e) { // Jetty's life cycle throws nothing narrower
            connector.close();
            throw new IOException("the console does not start: " + e.getMessage(), e);
        }
        return new ConsoleServer(server, connector);
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC7230);
        http.setUriCompliance(UriCompliance.RFC3986);
        // Names in the certificate are checked by browsers; people come by addresses too.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return http;
    }

    /** The port listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops; a page that is being drawn is finished. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty's life cycle throws nothing narrower
            LOG.log(WARNING, "the console did not stop as it should", e);
        }
    }

    /** The certificate of the moment, so that one that was renewed is shown without a restart. */
    static final class CurrentCertificate extends SslContextFactory.Server {

        private final Supplier<SSLContext> current;

        CurrentCertificate(Supplier<SSLContext> current) {
            this.current = current;
            setSslContext(current.get());
            setIncludeProtocols("TLSv1.3", "TLSv1.2");
            setRenegotiationAllowed(false);
            setSniRequired(false);
            setEndpointIdentificationAlgorithm(null);
        }

        @Override
        public SSLEngine newSSLEngine() {
            SSLEngine engine = current.get().createSSLEngine();
            customize(engine);
            return engine;
        }

        @Override
        public SSLEngine newSSLEngine(InetSocketAddress address) {
            return newSSLEngine();
        }
    }
}
