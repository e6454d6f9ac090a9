package io.ptoken.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.TokenCall;
import io.ptoken.thrift.api.GoldenFrames;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.RawClient;
import io.ptoken.thrift.testing.TestServers;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Golden frames over a real TLS connection: the server answers byte for byte what deployed servers answer. */
class GoldenRepliesTest {

    private static final String STATUS =
            "000000288001000100000009676574537461747573000000010b0001000000036d2d310b0002000000015400";
    private static final String FOO = "000000108001000100000003666f6f0000000100";

    private final FakeService service = new FakeService();
    private ThriftServer server;
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        server = TestServers.start(service);
        client = RawClient.tls(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void ping() throws IOException {
        assertThat(client.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
    }

    @Test
    void signIn() throws IOException {
        assertThat(client.send(GoldenFrames.SIGN_IN).readFrame()).isEqualTo(GoldenFrames.SIGN_IN_REPLY);
    }

    @Test
    void creditFromAJavaStub() throws IOException {
        assertThat(client.send(GoldenFrames.CREDIT_JAVA).readFrame()).isEqualTo(GoldenFrames.CREDIT_REPLY);
        assertThat(service.calls())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("context.caller")
                .containsExactly(credit(true));
    }

    @Test
    void creditFromAPhpStubWithItsSequenceIdZero() throws IOException {
        String head = "80010002000000106973737565437265646974546f6b656e";

        assertThat(client.send(GoldenFrames.CREDIT_PHP).readFrame())
                .isEqualTo(GoldenFrames.CREDIT_REPLY.replace(head + "00000001", head + "00000000"));
        assertThat(service.calls())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("context.caller")
                .containsExactly(credit(false));
    }

    @Test
    void anErrorOfTheService() throws IOException {
        service.fail("getStatus", new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "expired"));

        assertThat(client.send(STATUS).readFrame()).isEqualTo(GoldenFrames.STATUS_EXPIRED);
    }

    @Test
    void anUnknownMethodAfterWhichTheConnectionStaysOpen() throws IOException {
        assertThat(client.send(FOO).readFrame()).isEqualTo(GoldenFrames.UNKNOWN_METHOD);
        assertThat(client.send(GoldenFrames.PING).readFrame()).isEqualTo(GoldenFrames.PING_REPLY);
    }

    private static TokenCall<?> credit(boolean allowKrnUpdate) {
        MeterConfig meter = new MeterConfig(
                "00000000000", 7, 1, 123456, 1, 1, Optional.empty(), allowKrnUpdate, 255, "0000", false, true);
        return new IssueCalls.Credit(
                new CallContext("m-1", "T", Origin.of("127.0.0.1")), meter, 0, new BigDecimal("1000"), IssueTime.NOW);
    }
}
