package io.ptoken.metrics;

import io.ptoken.service.observe.ReadinessCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A server on a free port and a client of it. */
final class RunningServer implements AutoCloseable {

    final Metrics metrics = new Metrics();
    private final MetricsServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(Map<String, ReadinessCheck> checks, Duration readinessTimeout) {
        try {
            server = MetricsServer.start(
                    MetricsConfig.defaults()
                            .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .withReadinessTimeout(readinessTimeout),
                    metrics,
                    checks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningServer(Map<String, ReadinessCheck> checks) {
        this(checks, Duration.ofSeconds(20));
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) {
        URI uri = URI.create("http://127.0.0.1:" + port() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Exposition scrape() {
        return Exposition.parse(get("/metrics").body());
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Override
    public void close() {
        server.close();
    }
}
