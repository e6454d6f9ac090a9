package io.ptoken.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.observe.ReadinessCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {

    @Test
    void servesTheTextFormOfPrometheus() {
        try (RunningServer server = new RunningServer(Map.of())) {
            server.metrics.watchCallsInFlight(() -> 3);

            HttpResponse<String> answer = server.get("/metrics");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(Exposition.parse(answer.body()).value("ptoken_calls_in_flight"))
                    .isEqualTo(3);
        }
    }

    @Test
    void tellsTheFiguresOfTheProcessToo() throws IOException {
        MetricsConfig config =
                MetricsConfig.defaults().withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Metrics metrics = Metrics.ofProcess();
        try (MetricsServer server = MetricsServer.start(config, metrics, Map.of())) {
            assertThat(server.port()).isPositive();
            assertThat(metrics.scrape().stream()
                            .map(snapshot -> snapshot.getMetadata().getName()))
                    .contains("jvm_memory_used_bytes", "process_cpu_seconds", "jvm_threads_current");
        }
    }

    @Test
    void isAliveWhateverIsNotReady() {
        try (RunningServer server = new RunningServer(Map.of("store", () -> Optional.of("gone")))) {
            HttpResponse<String> answer = server.get("/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"alive\":true}\n");
        }
    }

    @Test
    void isReadyWhenEveryPartIs() {
        try (RunningServer server = new RunningServer(Map.of("module", Optional::empty, "store", Optional::empty))) {
            HttpResponse<String> answer = server.get("/ready");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"ready\":true,\"reasons\":[]}\n");
        }
    }

    @Test
    void isNotReadyAndSaysWhyUntilTheCauseIsGone() {
        AtomicReference<Optional<String>> module = new AtomicReference<>(Optional.of("in state \"ERROR\"\n\\"));
        Map<String, ReadinessCheck> checks = new LinkedHashMap<>();
        checks.put("module", () -> Objects.requireNonNull(module.get()));
        checks.put("api", Optional::empty);
        checks.put("store", () -> Optional.of("disk full"));
        try (RunningServer server = new RunningServer(checks)) {
            HttpResponse<String> answer = server.get("/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.body())
                    .isEqualTo("{\"ready\":false,\"reasons\":["
                            + "{\"part\":\"module\",\"reason\":\"in state \\\"ERROR\\\"\\u000a\\\\\"},"
                            + "{\"part\":\"store\",\"reason\":\"disk full\"}]}\n");

            module.set(Optional.empty());
            assertThat(server.get("/ready").body())
                    .isEqualTo("{\"ready\":false,\"reasons\":[{\"part\":\"store\",\"reason\":\"disk full\"}]}\n");
        }
    }

    @Test
    void aPartThatHangsIsAskedOnceAndHidesNobodyElse() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Map<String, ReadinessCheck> checks = new LinkedHashMap<>();
        checks.put("store", () -> {
            asked.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        checks.put("module", () -> Optional.of("in state ERROR"));
        try (RunningServer server = new RunningServer(checks, Duration.ofMillis(200))) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.get("/ready").body())
                        .isEqualTo("{\"ready\":false,\"reasons\":["
                                + "{\"part\":\"store\",\"reason\":\"no answer within 200 ms\"},"
                                + "{\"part\":\"module\",\"reason\":\"in state ERROR\"}]}\n");
            }
            assertThat(asked).hasValue(1);
        } finally {
            released.countDown();
        }
    }

    @Test
    void aCheckThatBreaksIsNotReady() {
        ReadinessCheck broken = () -> {
            throw new IllegalStateException("defect with details");
        };
        try (RunningServer server = new RunningServer(Map.of("store", broken))) {
            assertThat(server.get("/ready").body())
                    .isEqualTo("{\"ready\":false,\"reasons\":["
                            + "{\"part\":\"store\",\"reason\":\"asking failed; see the log\"}]}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics/", "/metricsx", "/../etc/passwd", "/ready/now"})
    void knowsThreePaths(String path) {
        try (RunningServer server = new RunningServer(Map.of())) {
            HttpResponse<String> answer = server.get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("not found; there are /metrics, /health and /ready\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
    void knowsTwoMethods(String method) {
        try (RunningServer server = new RunningServer(Map.of())) {
            HttpResponse<String> answer = server.send(method, "/metrics");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(answer.body()).isEqualTo("method not allowed; there are GET and HEAD\n");
        }
    }

    @Test
    void headGetsNoBody() {
        try (RunningServer server = new RunningServer(Map.of())) {
            HttpResponse<String> answer = server.send("HEAD", "/metrics");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (RunningServer server = new RunningServer(Map.of())) {
            MetricsConfig same = MetricsConfig.defaults()
                    .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));

            assertThatThrownBy(() -> MetricsServer.start(same, new Metrics(), Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot serve metrics on localhost port " + server.port()
                            + ": Address already in use; choose another port or switch metrics off");
        }
    }

    @Test
    void anAddressOfNobodyIsRefused() {
        MetricsConfig nowhere = MetricsConfig.defaults().withAddress(InetSocketAddress.createUnresolved("no.such", 1));

        assertThatThrownBy(() -> MetricsServer.start(nowhere, new Metrics(), Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot serve metrics on no.such port 1: ");
    }

    @Test
    void patienceIsMoreThanNone() {
        assertThatThrownBy(() -> MetricsConfig.defaults().withReadinessTimeout(Duration.ZERO))
                .hasMessage("readinessTimeout: got PT0S, expected more than 0");
    }

    @Test
    void theDefaultIsALocalPort() {
        assertThat(MetricsConfig.defaults().address())
                .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9464));
    }
}
