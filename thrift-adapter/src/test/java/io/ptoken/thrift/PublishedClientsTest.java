package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenCall;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published client, byte for byte as it speaks: it is understood, and answered as deployed servers answer. */
@Tag("slow")
class PublishedClientsTest {

    private static final Path PAGE = Path.of("..", "docs", "token-api.md");
    private static final Origin HERE = Origin.of("127.0.0.1");

    private final FakeService service = new FakeService();
    private ThriftServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServers.start(service);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areWrittenHereAsTheirStubsWriteThem() {
        assertThat(PublishedClient.JAVA_TRUSTING.signIn()).isEqualTo(GoldenFrames.SIGN_IN);
        assertThat(PublishedClient.PHP_SAMPLE.credit(0, 0)).isEqualTo(GoldenFrames.CREDIT_PHP);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void signsInAndBuys(PublishedClient client) throws IOException {
        try (RawClient wire = connect(client)) {
            assertThat(wire.send(client.signIn()).readFrame())
                    .isEqualTo(inReplyTo(client, 1, GoldenFrames.SIGN_IN_REPLY));
            assertThat(wire.send(client.credit(0, 0)).readFrame())
                    .isEqualTo(inReplyTo(client, 2, GoldenFrames.CREDIT_REPLY));
        }
        assertThat(service.calls())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("context.caller")
                .containsExactly(
                        new SessionCalls.SignIn("m-1", "local", "u", "p", client.version(), "en", HERE),
                        credit(client, IssueTime.NOW));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void maySendTheTimeOfTheSale(PublishedClient client) throws IOException {
        try (RawClient wire = connect(client)) {
            wire.send(client.credit(1_795_435_200L, 1)).readFrame();
        }
        assertThat(service.calls())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("context.caller")
                .containsExactly(credit(client, new IssueTime(1_795_435_200L, IssueTime.EXTERNAL_CLOCK)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void readsARefusal(PublishedClient client) throws IOException {
        service.fail("issueCreditToken", new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "expired"));
        String refusal = GoldenFrames.STATUS_EXPIRED;
        String body = refusal.substring(refusal.indexOf("0c0001"));

        try (RawClient wire = connect(client)) {
            assertThat(wire.send(client.credit(0, 0)).readFrame())
                    .endsWith(body)
                    .contains(header("issueCreditToken") + HexFormat.of().toHexDigits(client.sequenceId(2)));
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void mayConnectForEveryCall(PublishedClient client) throws IOException {
        for (String frame : List.of(client.signIn(), client.credit(0, 0))) {
            try (RawClient wire = connect(client)) {
                assertThat(wire.send(frame).readFrame()).isNotEmpty();
            }
        }
        assertThat(service.calls()).hasSize(2);
    }

    @Test
    void standInTheTableOfThePage() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("| program | transport | header | version sent | what it reads |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        PublishedClient.ALL.stream().map(PublishedClient::row).toList());
    }

    static List<PublishedClient> clients() {
        return PublishedClient.ALL;
    }

    private RawClient connect(PublishedClient client) throws IOException {
        return client.pinsTls12() ? RawClient.tls(server.port(), "TLSv1.2") : RawClient.tls(server.port());
    }

    /** A golden reply with the sequence id of the client's n-th call; its header is strict, whatever that of the call. */
    private static String inReplyTo(PublishedClient client, int n, String golden) {
        int nameLength = Integer.parseInt(golden.substring(16, 24), 16);
        int sequenceId = 24 + 2 * nameLength;
        return golden.substring(0, sequenceId)
                + HexFormat.of().toHexDigits(client.sequenceId(n))
                + golden.substring(sequenceId + 8);
    }

    private static String header(String method) {
        return "80010002" + HexFormat.of().toHexDigits(method.length())
                + HexFormat.of().formatHex(method.getBytes(StandardCharsets.US_ASCII));
    }

    private static TokenCall<?> credit(PublishedClient client, IssueTime time) {
        return new IssueCalls.Credit(
                new CallContext("m-1", "T", HERE), client.understood(), 0, new BigDecimal("1000"), time);
    }
}
