package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nobody holds a thread for longer than he was given; the client's end of the wait is the server's closing. */
class SlowClientsTest {

    private static final Duration SOON = Duration.ofMillis(150);
    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void aClientThatDoesNotBeginTheHandshakeIsDisconnected() throws IOException {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(SOON, NEVER, NEVER);
                RawClient client = RawClient.clearText(server.port())) {
            assertThat(client.isClosedByServer()).isTrue();
            assertTooSlow(server, log);
        }
    }

    @Test
    void aClientThatDoesNotFinishTheHandshakeIsDisconnected() throws IOException {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(SOON, NEVER, NEVER);
                RawClient client = RawClient.clearText(server.port())) {
            assertThat(client.send("1603010200").isClosedByServer()).isTrue();
            assertTooSlow(server, log);
        }
    }

    @Test
    void aClientThatFallsSilentBetweenCallsIsDisconnectedQuietly() throws IOException {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(NEVER, SOON, NEVER);
                RawClient client = RawClient.tls(server.port())) {
            assertThat(client.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(log.text()).doesNotContain("WARN");
        }
    }

    @Test
    void aClientThatDoesNotFinishItsFrameIsDisconnected() throws IOException {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(NEVER, NEVER, SOON);
                RawClient client = RawClient.tls(server.port())) {
            assertThat(client.send("00000020800100").isClosedByServer()).isTrue();
            assertTooSlow(server, log);
        }
    }

    private static ThriftServer start(Duration handshake, Duration idle, Duration transfer) throws IOException {
        return TestServers.start(
                TestServers.config().withTimeouts(handshake, idle, transfer, Duration.ofSeconds(5)), new FakeService());
    }

    private static void assertTooSlow(ThriftServer server, LogCapture log) {
        Awaitility.await().until(() -> server.statistics().openConnections() == 0);
        assertThat(server.statistics().refusedForFault()).isEqualTo(1);
        assertThat(log.text()).contains("it took too long");
    }
}
