package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.observe.ServerObservation;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * At the limit a new client is turned away at once when all others have a session, unless one of these has been silent long
 * enough to give way.
 */
class ConnectionLimitTest {

    @Test
    void oneTooManyIsRefusedAtOnceAndCounted() throws IOException {
        try (LogCapture log = LogCapture.open();
                ThriftServer server = start(2, Duration.ofHours(1));
                RawClient first = RawClient.tls(server.port());
                RawClient second = RawClient.tls(server.port())) {
            first.send(GoldenFrames.SIGN_IN).readFrame();
            second.send(GoldenFrames.SIGN_IN).readFrame();
            try (RawClient third = RawClient.clearText(server.port())) {
                assertThat(third.isClosedByServer()).isTrue();
            }
            assertThat(first.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            assertThat(second.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);

            assertThat(server.statistics())
                    .isEqualTo(new ServerObservation(
                            2, 2, 1, 0, 0, server.statistics().calls(), 0));
            assertThat(log.text()).contains("the limit of open connections is reached (2)");
        }
    }

    @Test
    void aPlaceThatBecomesFreeIsGivenAgain() throws IOException {
        try (ThriftServer server = start(1, Duration.ofHours(1))) {
            for (int i = 0; i < 5; i++) {
                try (RawClient client = RawClient.tls(server.port())) {
                    assertThat(client.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                }
                Awaitility.await().until(() -> server.statistics().openConnections() == 0);
            }
            assertThat(server.statistics().accepted()).isEqualTo(5);
        }
    }

    @Test
    void theClientSilentForLongestGivesWay() throws IOException {
        try (ThriftServer server = start(2, Duration.ofNanos(1));
                RawClient forgotten = RawClient.tls(server.port())) {
            forgotten.send(GoldenFrames.PING).readFrame();
            try (RawClient used = RawClient.tls(server.port())) {
                used.send(GoldenFrames.PING).readFrame();
                Awaitility.await().until(() -> server.statistics().calls() == 2);
                try (RawClient newcomer = RawClient.tls(server.port())) {
                    assertThat(newcomer.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                    assertThat(forgotten.isClosedByServer()).isTrue();
                    assertThat(used.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
                    assertThat(server.statistics().evicted()).isEqualTo(1);
                    assertThat(server.statistics().refusedAtLimit()).isZero();
                }
            }
        }
    }

    private static ThriftServer start(int maxConnections, Duration evictableAfter) throws IOException {
        return TestServers.start(
                TestServers.config().withMaxConnections(maxConnections, evictableAfter), new FakeService());
    }
}
