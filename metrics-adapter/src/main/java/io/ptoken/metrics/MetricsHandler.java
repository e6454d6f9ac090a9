package io.ptoken.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** Answers GET and HEAD of three paths and refuses everything else. */
final class MetricsHandler implements HttpHandler {

    private static final ExpositionFormats FORMATS = ExpositionFormats.init();
    private static final int NO_BODY = -1;

    private final Metrics metrics;
    private final Readiness readiness;

    MetricsHandler(Metrics metrics, Readiness readiness) {
        this.metrics = metrics;
        this.readiness = readiness;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            Reply reply = head || exchange.getRequestMethod().equals("GET") ? reply(exchange) : notAllowed(exchange);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (reply.status() != 200) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            if (head) {
                exchange.sendResponseHeaders(reply.status(), NO_BODY);
            } else {
                exchange.sendResponseHeaders(reply.status(), reply.length());
                reply.writeTo(exchange.getResponseBody());
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        return switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> scrape(exchange.getRequestHeaders().getFirst("Accept"));
            case "/health" -> Reply.json(200, "{\"alive\":true}\n");
            case "/ready" -> ready();
            default -> Reply.text(404, "not found; there are /metrics, /health and /ready\n");
        };
    }

    private Reply ready() {
        Map<String, String> complaints = readiness.complaints();
        return Reply.json(complaints.isEmpty() ? 200 : 503, ReadinessJson.of(complaints));
    }

    private Reply scrape(String accept) throws IOException {
        ExpositionFormatWriter writer = FORMATS.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(32 * 1024);
        writer.write(body, metrics.scrape());
        return new Reply(200, writer.getContentType(), body.toByteArray());
    }

    private static Reply notAllowed(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        return Reply.text(405, "method not allowed; there are GET and HEAD\n");
    }
}
