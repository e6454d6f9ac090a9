package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.dispatch.WireLimits;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.Frames;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import io.ptoken.thrift.testing.TrustAll;
import java.io.IOException;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TMessageType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import za.co.prism.prismtoken1.TokenApi;

/** How bytes may arrive, and what happens to clients that speak something else. */
@Tag("slow")
class FramesOnTheWireTest {

    private static final int MAX_FRAME_BYTES = 1000;

    private ThriftServer server;
    private LogCapture log;

    @BeforeEach
    void start() throws IOException {
        log = LogCapture.open();
        server = TestServers.start(
                TestServers.config().withMessageLimits(MAX_FRAME_BYTES, WireLimits.DEFAULT), new FakeService());
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    @Nested
    class AProperClient {

        @Test
        void maySendSeveralFramesInOneRecordAndGetsItsAnswersInOrder() throws Exception {
            StringBuilder calls = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                calls.append(ping(i, "echo " + i));
            }
            try (RawClient client = RawClient.tls(server.port())) {
                client.send(calls.toString());
                for (int i = 0; i < 20; i++) {
                    assertThat(client.readFrame()).isEqualTo(pong(i, "echo " + i));
                }
            }
        }

        @Test
        void maySendAFrameInManySmallRecords() throws Exception {
            try (RawClient client = RawClient.tls(server.port())) {
                for (int at = 0; at < GoldenFrames.PING.length(); at += 2) {
                    client.send(GoldenFrames.PING.substring(at, at + 2));
                }
                assertThat(client.readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            }
        }

        @Test
        void mayUseWideSequenceIdsAndFindsItsAnswersByThem() throws Exception {
            try (RawClient client = RawClient.tls(server.port())) {
                client.send(ping(Integer.MAX_VALUE, "a")).send(ping(-7, "b"));

                assertThat(client.readFrame()).isEqualTo(pong(Integer.MAX_VALUE, "a"));
                assertThat(client.readFrame()).isEqualTo(pong(-7, "b"));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void maySpeakEitherVersionOfTls(String version) throws Exception {
            try (SSLSocket socket = TrustAll.connect(server.port(), version)) {
                socket.getOutputStream().write(HexFormat.of().parseHex(GoldenFrames.PING));

                byte[] reply = socket.getInputStream().readNBytes(GoldenFrames.PING_REPLY.length() / 2);

                assertThat(HexFormat.of().formatHex(reply)).isEqualTo(GoldenFrames.PING_REPLY);
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            }
        }

        @Test
        void mayLeaveAtAnyTimeBetweenCalls() throws Exception {
            try (RawClient client = RawClient.tls(server.port())) {
                client.send(GoldenFrames.PING).readFrame();
            }
            Awaitility.await().until(() -> server.statistics().openConnections() == 0);

            assertThat(server.statistics().refusedForFault()).isZero();
        }
    }

    @Nested
    class AClientThatSpeaksSomethingElse {

        @ParameterizedTest(name = "{0} -> {1}")
        @CsvSource({
            "80010001000000047069, it uses a buffered transport",
            "ffffffff, its frame has a negative length",
            "000003e9, its frame is longer than this server accepts (1001 bytes)",
            "7fffffff, its frame is longer than this server accepts",
            "474554202f20485454502f312e31, it speaks HTTP; this port serves framed Thrift",
            "00000000, its frame holds no message",
            "00000004deadbeef, its frame holds no message",
            "0000000470696e67, 'a method name alone: its transport is buffered, not framed'",
        })
        void isDisconnectedWithAHintInTheLog(String bytes, String hint) throws Exception {
            try (RawClient client = RawClient.tls(server.port())) {
                assertThat(client.send(bytes).isClosedByServer()).isTrue();
            }
            assertRefused(hint.replace(" (1001 bytes)", ""));
        }

        @ParameterizedTest(name = "{0} in clear text -> {1}")
        @CsvSource({
            "00000020800100010000000470696e67, it speaks Thrift in clear text to a TLS port",
            "800100010000000470696e67, it speaks Thrift in clear text to a TLS port",
            "0000001d0000000470696e67, it speaks Thrift in clear text to a TLS port",
            "0000000470696e6701000000, it speaks Thrift in clear text to a TLS port",
            "0000001d0000004170696e67, it does not begin a TLS handshake",
            "474554202f20485454502f312e31, it speaks HTTP in clear text",
            "68656c6c6f, it does not begin a TLS handshake",
            "16030100050100000100, the TLS handshake failed",
        })
        void inClearTextIsDisconnectedWithAHintInTheLog(String bytes, String hint) throws Exception {
            try (RawClient client = RawClient.clearText(server.port())) {
                client.send(bytes);
                if (!hint.contains("handshake failed")) {
                    assertThat(client.isClosedByServer()).isTrue();
                }
            }
            assertRefused(hint);
        }

        @ParameterizedTest
        @ValueSource(strings = {"00", "000000", "0000002080", "00000020800100010000000470696e67"})
        void orHangsUpWithinAFrameIsLogged(String bytes) throws Exception {
            try (RawClient client = RawClient.tls(server.port())) {
                client.send(bytes);
            }
            assertRefused("it hung up in the middle of a frame");
        }

        @Test
        void orNothingAtAllIsNotWorthAWarning() throws Exception {
            RawClient.clearText(server.port()).close();
            Awaitility.await()
                    .until(() -> server.statistics().accepted() == 1
                            && server.statistics().openConnections() == 0);

            assertThat(log.text()).doesNotContain("Refused");
        }

        @Test
        void keepsNobodyElseFromBeingServed() throws Exception {
            try (RawClient patient = RawClient.tls(server.port());
                    RawClient broken = RawClient.tls(server.port())) {
                broken.send("ffffffff");
                assertThat(broken.isClosedByServer()).isTrue();

                assertThat(patient.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
            }
        }

        private void assertRefused(String hint) {
            Awaitility.await().until(() -> server.statistics().openConnections() == 0);
            assertThat(server.statistics().refusedForFault()).isEqualTo(1);
            assertThat(log.text()).contains("WARN Refused client").contains(hint);
        }
    }

    @Test
    void aFrameOfExactlyTheLimitIsServed() throws Exception {
        String echo = "x".repeat(MAX_FRAME_BYTES - (GoldenFrames.PING.length() / 2 - Integer.BYTES) + 1);
        try (RawClient client = RawClient.tls(server.port())) {
            assertThat(client.send(ping(1, echo)).readFrame()).isEqualTo(pong(1, echo));
        }
    }

    private static String ping(int sequenceId, String echo) throws TException {
        return Frames.framed(
                Frames.message("ping", TMessageType.CALL, sequenceId, new TokenApi.ping_args(0, echo)::write));
    }

    private static String pong(int sequenceId, String echo) throws TException {
        return Frames.framed(Frames.message(
                "ping", TMessageType.REPLY, sequenceId, new TokenApi.ping_result().setSuccess(echo)::write));
    }
}
