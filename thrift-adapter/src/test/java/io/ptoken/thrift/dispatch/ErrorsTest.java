package io.ptoken.thrift.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.thrift.testing.FakeService;
import io.ptoken.thrift.testing.LogCapture;
import io.ptoken.thrift.testing.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.thrift.TException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.TokenApi;
import za.co.prism.prismtoken1.prismtoken1_TokenApiConstants;

/** What goes wrong in a well-formed call is an ApiException, and tells nothing that is not the caller's business. */
class ErrorsTest {

    private final FakeService service = new FakeService();
    private TokenApi.Client client;

    @BeforeEach
    void connect() throws TException {
        client = Loopback.clientOf(service);
    }

    @Test
    void theServiceAndTheInterfaceKnowTheSameCodesAndTexts() {
        Map<String, String> ofService =
                Arrays.stream(ErrorCode.values()).collect(Collectors.toMap(ErrorCode::eCode, ErrorCode::template));

        assertThat(ofService).isEqualTo(prismtoken1_TokenApiConstants.ApiErrors);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorKeepsItsCodeAndText(ErrorCode code) {
        service.fail("getStatus", new ServiceException(code, "first", "second", "third"));

        ApiException error = catchThrowableOfType(ApiException.class, () -> client.getStatus("m-1", "T"));

        assertThat(error.getECode()).isEqualTo(code.eCode());
        assertThat(error.getEMsgEn())
                .isEqualTo(code.template()
                        .replace("{0}", "first")
                        .replace("{1}", "second")
                        .replace("{2}", "third"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anAmountThatIsNoNumberIsOutOfRangeAndNeverReachesTheService(double amount) {
        ApiException credit = catchThrowableOfType(
                ApiException.class,
                () -> client.issueCreditToken("m-1", "T", WireSamples.meter(), (short) 0, amount, 0, 0));
        ApiException management = catchThrowableOfType(
                ApiException.class,
                () -> client.issueMseToken("m-1", "T", WireSamples.meter(), (short) 0, amount, 0, 0));

        ApiException expected = new ApiException(
                "EParamRange",
                "Parameter 'transferAmount' out of range: got '" + amount + "', expected a finite number");
        assertThat(List.of(credit, management)).containsOnly(expected);
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void anUnforeseenFailureAnswersWithAnIncidentThatTheLogExplains() {
        service.fail("getStatus", new IllegalStateException("disk full"));

        try (LogCapture log = LogCapture.open()) {
            ApiException error = catchThrowableOfType(ApiException.class, () -> client.getStatus("m-1", "T"));

            assertThat(error.getECode()).isEqualTo("EService");
            assertThat(error.getEMsgEn())
                    .matches("Unhandled exception 'Internal': see incident [0-9a-f-]{36} in the server's log");
            String incident = error.getEMsgEn().replaceAll(".*incident ([0-9a-f-]{36}).*", "$1");
            assertThat(log.text()).contains(incident, "disk full", "IllegalStateException");
        }
    }

    @Test
    void anAnswerThatDoesNotFitItsFieldIsAnIncidentAndNotCutOff() {
        service.tell(
                "issueMeterTestToken",
                () -> new IssuedMeterTestToken(Samples.PAN, 0, 0, 70_000, "InitMeterTest", Samples.NUMBER));

        ApiException error = catchThrowableOfType(
                ApiException.class, () -> client.issueMeterTestToken("m-1", "T", (short) 0, 0, (short) 0));

        assertThat(error.getECode()).isEqualTo("EService");
    }

    @Test
    void secretsStayOutOfRepliesAndLogWhateverTheFailureSays() {
        service.fail("signInWithPassword", new IllegalStateException("cannot hash marker-password"));
        service.fail("getStatus", new IllegalStateException(new IllegalStateException("no session marker-token")));

        try (LogCapture log = LogCapture.open()) {
            ApiException signIn = catchThrowableOfType(
                    ApiException.class,
                    () -> client.signInWithPassword("m-1", "local", "u", "marker-password", new SessionOptions()));
            ApiException status =
                    catchThrowableOfType(ApiException.class, () -> client.getStatus("m-1", "marker-token"));

            assertThat(signIn.getEMsgEn() + status.getEMsgEn()).doesNotContain("marker");
            assertThat(log.text()).contains("cannot hash ***", "no session ***").doesNotContain("marker");
        }
    }

    @Test
    void anAnswerThatCannotBeWrittenIsNotQuotedInTheLog() {
        IssuedToken good = Samples.token();
        service.tell("fetchTokenResult", () -> List.of(withoutModule(good)));

        try (LogCapture log = LogCapture.open()) {
            ApiException error =
                    catchThrowableOfType(ApiException.class, () -> client.fetchTokenResult("m-1", "session-1", "m-0"));

            assertThat(error.getECode()).isEqualTo("EService");
            assertThat(log.text())
                    .contains("an answer cannot be written", "Token.validate")
                    .doesNotContain(good.token().decimal());
        }
    }

    @Test
    void aFailureThatQuotesACallerStaysOneEntryOfTheLog() {
        service.fail("getStatus", new IllegalStateException("cannot read 'x\nERROR Incident forged\u001b[2J'"));

        try (LogCapture log = LogCapture.open()) {
            ApiException error = catchThrowableOfType(ApiException.class, () -> client.getStatus("m-1", "T"));

            assertThat(error.getEMsgEn()).doesNotContain("forged");
            assertThat(log.text()).contains("\n\tERROR Incident forged?[2J").doesNotContain("\nERROR");
        }
    }

    @SuppressWarnings("NullAway") // what no module does, and what the wire cannot carry
    private static IssuedToken withoutModule(IssuedToken of) {
        return new IssuedToken(
                of.pan(),
                of.ea(),
                of.tct(),
                of.sgc(),
                of.krn(),
                of.ti(),
                of.tokenClass(),
                of.subclass(),
                of.tid(),
                of.transferAmount(),
                of.reservedTid(),
                of.newConfig(),
                of.description(),
                of.stsUnitName(),
                of.scaledAmount(),
                of.scaledUnitName(),
                of.token(),
                null,
                of.vkKcv());
    }
}
