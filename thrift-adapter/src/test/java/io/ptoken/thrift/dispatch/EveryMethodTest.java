package io.ptoken.thrift.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Origin;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.Frames;
import io.ptoken.thrift.testing.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TMessageType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.Alert;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.MeterTestToken;
import za.co.prism.prismtoken1.NodeStatus;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/** Every argument of every method reaches the service, and every value of its answer reaches the client. */
class EveryMethodTest {

    private static final Origin ORIGIN = Loopback.ORIGIN;
    private static final CallContext CALL = new CallContext("m-1", "T", ORIGIN, Loopback.CLIENT);

    private final FakeService service = new FakeService();
    private TokenApi.Client client;

    @BeforeEach
    void connect() throws TException {
        client = Loopback.clientOf(service);
    }

    @Test
    void pingEchoes() throws TException {
        assertThat(client.ping(7, "hé, 你好 \uD83D\uDE00")).isEqualTo("hé, 你好 \uD83D\uDE00");
        assertThat(service.calls()).containsExactly(new SessionCalls.Ping(7, "hé, 你好 \uD83D\uDE00"));
    }

    /** Many times what a usual reply takes. */
    @Test
    void theLongestEchoComesBackWhole() throws TException {
        String longest = "0123456789abcde".repeat(65_535 / 15);

        assertThat(client.ping(0, longest)).isEqualTo(longest).hasSize(65_535);
    }

    @Test
    void pingWaitsAsLongAsItWasAskedTo() throws Exception {
        QuietClient client = new QuietClient(ORIGIN);
        TokenApiDispatcher dispatcher = new TokenApiDispatcher(service, WireLimits.DEFAULT, Duration.ofSeconds(10));

        dispatcher.answer(
                Frames.message("ping", TMessageType.CALL, 1, new TokenApi.ping_args(1234, "x")::write), client);

        assertThat(client.delay()).isEqualTo(1234);
    }

    @Test
    void signInHandsOverVersionAndCulture() throws TException {
        SignInResult result =
                client.signInWithPassword("m-1", "local", "u", "p", new SessionOptions("1.0").setCulture("fr"));

        assertThat(result).isEqualTo(new SignInResult("T"));
        assertThat(service.calls())
                .containsExactly(new SessionCalls.SignIn("m-1", "local", "u", "p", "1.0", "fr", ORIGIN));
    }

    @Test
    void statusListsInfoAndAlertsOfEveryNode() throws TException {
        assertThat(client.getStatus("m-1", "T"))
                .containsExactly(new NodeStatus(Map.of("ApiType", "vending"), List.of(new Alert("ALow", "Few left"))));
        assertThat(service.calls()).containsExactly(new ReadCalls.Status(CALL));
    }

    @Test
    void anIdRecordIsReadAsAMeterWithAllItsOptionalValues() throws TException {
        assertThat(client.parseIdRecord("m-1", "T", "600"))
                .isEqualTo(WireSamples.meter()
                        .setAllowKrnUpdate(true)
                        .setAllow3Kct(false)
                        .setAllowKenUpdate(true));
        assertThat(service.calls()).containsExactly(new ReadCalls.IdRecord(CALL, "600"));
    }

    @Test
    void aLicenceIsLoaded() throws TException {
        assertThat(client.loadTransactionLicense("m-1", "T", "text")).isTrue();
        assertThat(service.calls()).containsExactly(new AdminCalls.LoadLicence(CALL, "text"));
    }

    @Test
    void creditIsIssuedForTheExactValueOfTheDouble() throws TException {
        List<Token> tokens = client.issueCreditToken("m-1", "T", WireSamples.meter(), (short) 4, 101.99999, 60, 1);

        assertThat(tokens).containsExactly(WireSamples.token());
        assertThat(service.calls())
                .containsExactly(new IssueCalls.Credit(
                        CALL,
                        Samples.meter(),
                        4,
                        new BigDecimal("101.999989999999996825863490812480449676513671875"),
                        new IssueTime(60, IssueTime.EXTERNAL_CLOCK)));
    }

    @Test
    void aMeterTestTokenIsIssued() throws TException {
        MeterTestToken token = client.issueMeterTestToken("m-1", "T", (short) 1, 0xF_FFFF_FFFFL, (short) 99);

        assertThat(token).isEqualTo(WireSamples.meterTestToken());
        assertThat(service.calls()).containsExactly(new IssueCalls.MeterTest(CALL, 1, 0xF_FFFF_FFFFL, 99));
    }

    @Test
    void aManagementTokenIsIssued() throws TException {
        assertThat(client.issueMseToken("m-1", "T", WireSamples.meter(), (short) 10, 64535, 0, 0))
                .containsExactly(WireSamples.token());
        assertThat(service.calls())
                .containsExactly(
                        new IssueCalls.Management(CALL, Samples.meter(), 10, new BigDecimal(64535), IssueTime.NOW));
    }

    @Test
    void aControlIsSetFromItsParts() throws TException {
        assertThat(client.issueSetControlToken("m-1", "T", WireSamples.meter(), true, (short) 511, (short) 1, 5, 4))
                .containsExactly(WireSamples.token());
        assertThat(service.calls())
                .containsExactly(new IssueCalls.SetControl(CALL, Samples.meter(), true, 511, 1, new IssueTime(5, 4)));
    }

    @Test
    void aKeyChangeAnswersWithWhatTheClientHasToStore() throws TException {
        service.tell(
                "issueKeyChangeTokens", () -> List.of(Samples.token(Optional.of(Samples.advice())), Samples.token()));

        List<Token> tokens = client.issueKeyChangeTokens(
                "m-1", "T", WireSamples.meter(), new MeterConfigAmendment(123457, (short) 2, (short) 3));

        assertThat(tokens).containsExactly(WireSamples.token().setNewConfig(WireSamples.advice()), WireSamples.token());
        assertThat(service.calls())
                .containsExactly(new IssueCalls.KeyChange(
                        CALL, Samples.meter(), new io.ptoken.service.api.MeterConfigAmendment(123457, 2, 3)));
    }

    @Test
    void aValidTokenIsVerified() throws TException {
        assertThat(client.verifyToken("m-1", "T", WireSamples.meter(), "00000000000134220736"))
                .isEqualTo(new za.co.prism.prismtoken1.VerifyResult("EVerify.Ok").setToken(WireSamples.token()));
        assertThat(service.calls())
                .containsExactly(new ReadCalls.Verify(CALL, Samples.meter(), "00000000000134220736"));
    }

    @Test
    void aValidMeterTestTokenIsVerified() throws TException {
        service.tell(
                "verifyToken",
                () -> new VerifyResult(ErrorCode.VERIFY_OK, Optional.empty(), Optional.of(Samples.meterTestToken())));

        assertThat(client.verifyToken("m-1", "T", WireSamples.meter(), "1"))
                .isEqualTo(new za.co.prism.prismtoken1.VerifyResult("EVerify.Ok")
                        .setMeterTestToken(WireSamples.meterTestToken()));
    }

    @Test
    void anInvalidTokenIsAResultWithoutToken() throws TException {
        service.tell("verifyToken", () -> new VerifyResult(ErrorCode.VERIFY_CRC, Optional.empty(), Optional.empty()));

        assertThat(client.verifyToken("m-1", "T", WireSamples.meter(), "1"))
                .isEqualTo(new za.co.prism.prismtoken1.VerifyResult("EVerify.Crc"));
    }

    @Test
    void aDitkChangeIsIssued() throws TException {
        assertThat(client.issueDitkChangeTokens("m-1", "T", WireSamples.meter()))
                .containsExactly(WireSamples.token());
        assertThat(service.calls()).containsExactly(new IssueCalls.DitkChange(CALL, Samples.meter()));
    }

    @Test
    void anEarlierResultIsFetched() throws TException {
        assertThat(client.fetchTokenResult("m-1", "T", "m-0")).containsExactly(WireSamples.token());
        assertThat(service.calls()).containsExactly(new ReadCalls.Result(CALL, "m-0"));
    }

    @Test
    void tokenIdentifiersAreReset() throws TException {
        assertThat(client.ctsResetTidList("m-1", "T", "6007*")).containsExactly("00000000000");
        assertThat(service.calls()).containsExactly(new AdminCalls.ResetTids(CALL, "6007*"));
    }

    @Test
    void everyOptionalValueOfAMeterIsHandedOver() throws TException {
        MeterConfigIn meter = WireSamples.meter()
                .setNewConfig(new MeterConfigAmendment(1, (short) 2, (short) 3))
                .setAllowKrnUpdate(false)
                .setDoe("2712")
                .setAllow3Kct(true)
                .setAllowKenUpdate(false);

        client.issueDitkChangeTokens("m-1", "T", meter);

        MeterConfig expected = new MeterConfig(
                "00000000000",
                7,
                1,
                123456,
                1,
                1,
                Optional.of(new io.ptoken.service.api.MeterConfigAmendment(1, 2, 3)),
                false,
                255,
                "2712",
                true,
                false);
        assertThat(service.calls()).containsExactly(new IssueCalls.DitkChange(CALL, expected));
    }
}
