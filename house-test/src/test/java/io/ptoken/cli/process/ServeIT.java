package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ptoken.cli.TestInstallation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.thrift.TException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.Token;

class ServeIT {

    @TempDir
    Path directory;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void makeAnInstallation() throws IOException {
        TestInstallation installation = TestInstallation.made(Files.createDirectory(directory.resolve("with blanks")));
        assertThat(installation.loadKey("--sgc=123456", "--krn=1").exitCode()).isZero();
        environment = Map.of(
                "PTOKEN_DATA", installation.data().toString(),
                "PTOKEN_KEY_FILE", installation.keyFile().toString());
    }

    @Test
    void sellsToAClientLikeTheVendorsSample() throws Exception {
        try (Program server = serve()) {
            int port = port(server.readTo("Ready."));
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
                List<Token> tokens = client.buy("vending", TestInstallation.PASSWORD);

                assertThat(tokens).hasSize(1);
                assertThat(tokens.get(0).getTokenDec()).matches("[0-9]{20}");
                assertThat(tokens.get(0).getPan()).isEqualTo("600727000000000009");
            }
            server.terminate();

            Program.Ended ended = server.end();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).endsWith("Stopped.\n");
            assertThat(ended.err()).isEmpty();
        }
    }

    @Test
    void showsWhatItSoldInItsMetrics() throws Exception {
        try (Program server = serve()) {
            List<String> lines = server.readTo("Ready.");
            int metrics = port("metrics", lines);
            assertThat(get(metrics, "/health").statusCode()).isEqualTo(200);
            assertThat(get(metrics, "/ready").statusCode()).isEqualTo(200);
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port(lines))) {
                client.buy("vending", TestInstallation.PASSWORD);
            }

            assertThat(get(metrics, "/metrics").body().lines())
                    .contains("ptoken_tokens_total{kind=\"credit\",subclass=\"0\"} 1.0", "ptoken_module_up 1.0")
                    .anyMatch(line -> line.startsWith("ptoken_calls_total{method=\"issueCreditToken\""));
        }
    }

    @Test
    void finishesACallInFlightWhenItIsTerminated() throws Exception {
        try (Program server = serve()) {
            int port = port(server.readTo("Ready."));
            try (VendorLikeClient client = VendorLikeClient.connect("127.0.0.1", port)) {
                assertThat(client.api().ping(0, "open")).isEqualTo("open");
                CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> slowPing(client));
                await().until(() -> !slow.isDone());
                server.terminate();

                assertThat(slow.get(30, TimeUnit.SECONDS)).isEqualTo("answered");
            }
            assertThat(server.end().exitCode()).isZero();
        }
    }

    @Test
    void answersCommandsFromItsModuleAndKeepsAccounts() {
        try (Program server = serve()) {
            server.readTo("Ready.");

            assertDone("vk", "list");
            assertDone("user", "disable", "vending");
        }
    }

    @Test
    void showsAnErrorAsOneLineOnStderr() {
        Program.Ended wrong = Program.run(
                Map.of(), "serve", "--data", directory.resolve("none").toString());

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("ptoken: no installation in").hasLineCount(1);
    }

    private Program serve() {
        return Program.start(environment, "serve", "--address=127.0.0.1", "--port=0", "--metrics-port=0", "--no-web");
    }

    private void assertDone(String... arguments) {
        Program.Ended ended = Program.run(environment, arguments);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int port(List<String> lines) {
        return port("TokenApi", lines);
    }

    private static int port(String name, List<String> lines) {
        String line = lines.stream()
                .filter(candidate -> candidate.startsWith(name))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.replaceAll(".* port ([0-9]+),.*", "$1"));
    }

    private static String slowPing(VendorLikeClient client) {
        try {
            return client.api().ping(2000, "answered");
        } catch (TException e) {
            throw new IllegalStateException(e);
        }
    }
}
