package io.ptoken.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class HostileClientsTest {

    private final RunningServer server = new RunningServer(Map.of());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void clientsThatNeverFinishARequestDelayOthersAFewSecondsAtMost() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 3 * HttpLimits.THREADS; i++) {
            Socket socket = server.socket();
            socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nX: ".getBytes(US_ASCII));
            slow.add(socket);
        }

        assertThat(server.get("/health").statusCode()).isEqualTo(200);

        for (Socket socket : slow) {
            assertThat(endOf(socket)).isTrue();
        }
    }

    @Test
    void moreConnectionsThanTheLimitAreClosedAtOnce() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            silent.add(server.socket());
        }
        // The last ones are beyond the limit of 64.
        assertThat(endOf(silent.get(79))).isTrue();
        for (Socket socket : silent) {
            socket.close();
        }

        assertThat(healthAfterWaiting()).isEqualTo(200);
    }

    @Test
    void aHugeHeaderIsRefused() throws IOException {
        try (Socket socket = server.socket()) {
            assertThat(send(socket, "GET /metrics HTTP/1.1\r\nX: " + "x".repeat(1 << 20) + "\r\n\r\n"))
                    .doesNotContain("200 OK");
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void tooManyHeadersAreRefused() throws IOException {
        StringBuilder request = new StringBuilder("GET /metrics HTTP/1.1\r\n");
        for (int i = 0; i < 100; i++) {
            request.append("X").append(i).append(": x\r\n");
        }
        try (Socket socket = server.socket()) {
            assertThat(send(socket, request + "\r\n")).doesNotContain("200 OK");
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotHttpIsRefused() throws IOException {
        try (Socket socket = server.socket()) {
            assertThat(send(socket, "\u0016\u0003\u0001\r\n\r\n")).doesNotContain("200 OK");
        }
        assertThat(server.get("/health").statusCode()).isEqualTo(200);
    }

    private int healthAfterWaiting() {
        return await().ignoreExceptions().until(() -> server.get("/health").statusCode(), status -> status == 200);
    }

    /** Everything the server says until it closes; a reset is an end too. */
    private static String send(Socket socket, String request) {
        StringBuilder answer = new StringBuilder();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(US_ASCII));
            out.flush();
            for (int c = socket.getInputStream().read();
                    c >= 0;
                    c = socket.getInputStream().read()) {
                answer.append((char) c);
            }
        } catch (SocketException reset) {
            return answer.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return answer.toString();
    }

    private static boolean endOf(Socket socket) {
        return send(socket, "").isEmpty();
    }
}
