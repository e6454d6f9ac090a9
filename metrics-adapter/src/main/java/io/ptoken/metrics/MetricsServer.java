package io.ptoken.metrics;

import com.sun.net.httpserver.HttpServer;
import io.ptoken.service.observe.ReadinessCheck;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code /metrics} in Prometheus form, {@code /health} (200 as long as the process lives) and {@code /ready} (200, or 503
 * with reasons as JSON) over plain HTTP. Meant for a local port: it asks nobody who they are. Four threads, at most 64
 * connections, five seconds for a request. Thread safe.
 */
public final class MetricsServer implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final HttpServer http;
    private final ExecutorService threads;
    private final Readiness readiness;

    private MetricsServer(HttpServer http, ExecutorService threads, Readiness readiness) {
        this.http = http;
        this.threads = threads;
        this.readiness = readiness;
    }

    /**
     * Listens and answers until {@link #close()}.
     *
     * @param checks what must be well for the node to be ready, by the name of the part, e.g. {@code module}; asked in
     *     parallel, each by a thread of its own
     * @throws IOException when the port cannot be had
     */
    public static MetricsServer start(MetricsConfig config, Metrics metrics, Map<String, ReadinessCheck> checks)
            throws IOException {
        HttpServer http = listen(config);
        Readiness readiness = new Readiness(checks, config.readinessTimeout());
        ExecutorService threads =
                Executors.newFixedThreadPool(HttpLimits.THREADS, DaemonThreads.named("metrics-http-"));
        http.setExecutor(threads);
        http.createContext("/", new MetricsHandler(metrics, readiness));
        http.start();
        return new MetricsServer(http, threads, readiness);
    }

    /** The port listened on. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Stops at once. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        readiness.close();
    }

    private static HttpServer listen(MetricsConfig config) throws IOException {
        HttpLimits.apply();
        try {
            return HttpServer.create(config.address(), BACKLOG);
        } catch (IOException e) {
            throw new IOException(
                    "cannot serve metrics on " + config.address().getHostString() + " port "
                            + config.address().getPort() + ": " + e.getMessage()
                            + "; choose another port or switch metrics off",
                    e);
        }
    }
}
