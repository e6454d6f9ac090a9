package io.ptoken.service.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.fixture.CallRecords;
import io.ptoken.service.fixture.Meters;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.TokenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallObservationTest {

    private static final CallContext CALL = new CallContext("m-1", "t");
    private static final MeterConfig METER = Meters.sample().config();
    private static final MeterConfigAmendment AMENDMENT = new MeterConfigAmendment(1, 2, 3);
    private static final SessionCalls.SignIn SIGN_IN = new SessionCalls.SignIn("m-1", "local", "u", "p", "1.1", "en");
    private static final MeterPan PAN = MeterPan.parse("00000000000");
    private static final TokenNumber DIGITS = new TokenNumber(0, 0);

    private final ScriptedService inner = new ScriptedService();
    private final Heard heard = new Heard();
    private final List<String> log = new ArrayList<>();
    private final AtomicLong time = new AtomicLong(1_000);
    private final CallObservation observation = new CallObservation(heard, this::logged, () -> time.getAndAdd(250));
    private final TokenApiService service = observed(observation);

    @Test
    void thereIsACallForEveryMethodOfTheApi() {
        assertThat(Arrays.stream(ApiMethod.values()).map(ApiMethod::wireName))
                .containsExactlyInAnyOrderElementsOf(
                        CallRecords.all().stream().map(CallRecords::method).toList());
    }

    @ParameterizedTest
    @EnumSource
    void passesArgumentsAndAnswerOnAndTellsMethodAndTime(ApiMethod call) {
        Object answer = goodAnswer(call);
        inner.answer(() -> answer);

        assertThat(make(call)).isSameAs(answer);

        assertThat(inner.calls()).containsExactly(call(call));
        assertThat(heard.calls).containsExactly(call.wireName() + " Ok 250");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheCodeOfARefusalAndPassesItOn(ApiMethod call) {
        ServiceException refusal = ServiceException.paramRange("subclass", "9", "0-7");
        inner.answer(() -> {
            throw refusal;
        });

        assertThatThrownBy(() -> make(call)).isSameAs(refusal);

        assertThat(heard.calls).containsExactly(call.wireName() + " EParamRange 250");
        assertThat(heard.tokens).isEmpty();
        assertThat(observation.callsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryErrorCode(ErrorCode code) {
        inner.answer(() -> {
            throw new ServiceException(code, "a", "b", "c");
        });

        assertThatThrownBy(() -> service.handle(new SessionCalls.Ping(0, ""))).isInstanceOf(ServiceException.class);

        assertThat(heard.calls).containsExactly("ping " + code.eCode() + " 250");
    }

    @Test
    void tellsFailuresNobodyForesawAsWhatTheApiAnswersThen() {
        IllegalStateException defect = new IllegalStateException("defect");
        inner.answer(() -> {
            throw defect;
        });

        assertThatThrownBy(() -> service.handle(new SessionCalls.Ping(0, ""))).isSameAs(defect);

        assertThat(heard.calls).containsExactly("ping EService 250");
        assertThat(observation.callsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "VERIFY_.*", mode = EnumSource.Mode.MATCH_ALL)
    void tellsHowAVerificationWentThoughItIsNoError(ErrorCode result) {
        inner.answer(() -> new VerifyResult(result, Optional.empty(), Optional.empty()));

        service.handle(new ReadCalls.Verify(CALL, METER, "1"));

        String outcome = result == ErrorCode.VERIFY_OK ? "Ok" : result.eCode();
        assertThat(heard.calls).containsExactly("verifyToken " + outcome + " 250");
    }

    @ParameterizedTest
    @EnumSource(names = {"ISSUE_CREDIT", "ISSUE_MSE", "ISSUE_SET_CONTROL", "ISSUE_KEY_CHANGE", "ISSUE_DITK_CHANGE"})
    void countsTheTokensOfEveryMethodThatIssues(ApiMethod call) {
        List<IssuedToken> tokens =
                List.of(token(2, 3), token(2, 4), token(2, 8), token(2, 9), token(0, 4), token(2, 1));
        inner.answer(() -> tokens);

        make(call);

        assertThat(heard.tokens)
                .containsExactly(
                        "KEY_CHANGE 3", "KEY_CHANGE 4", "KEY_CHANGE 8", "KEY_CHANGE 9", "CREDIT 4", "MANAGEMENT 1");
    }

    @Test
    void countsAMeterTestToken() {
        inner.answer(() -> goodAnswer(ApiMethod.ISSUE_METER_TEST));

        make(ApiMethod.ISSUE_METER_TEST);

        assertThat(heard.tokens).containsExactly("METER_TEST 7");
    }

    @Test
    void countsNoTokenThatIsFetchedAgain() {
        inner.answer(() -> List.of(token(0, 0)));

        service.handle(new ReadCalls.Result(CALL, "m-0"));

        assertThat(heard.tokens).isEmpty();
    }

    @Test
    void knowsHowManyCallsAreInFlight() {
        List<Integer> seen = new ArrayList<>();
        inner.answer(() -> {
            seen.add(observation.callsInFlight());
            if (seen.size() < 3) {
                service.handle(new SessionCalls.Ping(0, ""));
            }
            return "";
        });

        service.handle(new SessionCalls.Ping(0, ""));

        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(observation.callsInFlight()).isZero();
    }

    @Test
    void aClockThatRunsBackwardsGivesNoNegativeTime() {
        TokenApiService backwards = observed(new CallObservation(heard, CallLog.NONE, () -> time.getAndAdd(-5)));

        backwards.handle(new SessionCalls.Ping(0, ""));

        assertThat(heard.calls).containsExactly("ping Ok 0");
    }

    @Test
    void theLogHearsTheMessageIdAsWell() {
        inner.answer(List::of);
        service.handle(new ReadCalls.Result(CALL, "m-0"));
        inner.answer(() -> "echo");
        service.handle(new SessionCalls.Ping(0, "echo"));

        assertThat(log).containsExactly("fetchTokenResult 'm-1' Ok 250", "ping '' Ok 250");
    }

    private TokenApiService observed(CallObservation by) {
        return new TokenApiService() {
            @Override
            public <R> R handle(TokenCall<R> call) {
                return by.of(call, () -> inner.handle(call));
            }
        };
    }

    private void logged(ApiMethod call, String messageId, String outcome, long nanoseconds) {
        log.add(call.wireName() + " '" + messageId + "' " + outcome + " " + nanoseconds);
    }

    private Object make(ApiMethod method) {
        return service.handle(call(method));
    }

    private static TokenCall<?> call(ApiMethod method) {
        return switch (method) {
            case PING -> new SessionCalls.Ping(5, "echo");
            case SIGN_IN -> SIGN_IN;
            case GET_STATUS -> new ReadCalls.Status(CALL);
            case PARSE_ID_RECORD -> new ReadCalls.IdRecord(CALL, "id");
            case LOAD_TRANSACTION_LICENSE -> new AdminCalls.LoadLicence(CALL, "text");
            case ISSUE_CREDIT -> new IssueCalls.Credit(CALL, METER, 4, BigDecimal.TEN, IssueTime.NOW);
            case ISSUE_METER_TEST -> new IssueCalls.MeterTest(CALL, 7, 99, 12);
            case ISSUE_MSE -> new IssueCalls.Management(CALL, METER, 1, BigDecimal.ONE, IssueTime.NOW);
            case ISSUE_SET_CONTROL -> new IssueCalls.SetControl(CALL, METER, true, 3, 1, IssueTime.NOW);
            case ISSUE_KEY_CHANGE -> new IssueCalls.KeyChange(CALL, METER, AMENDMENT);
            case VERIFY -> new ReadCalls.Verify(CALL, METER, "20");
            case ISSUE_DITK_CHANGE -> new IssueCalls.DitkChange(CALL, METER);
            case FETCH_RESULT -> new ReadCalls.Result(CALL, "m-0");
            case CTS_RESET_TID_LIST -> new AdminCalls.ResetTids(CALL, "*");
        };
    }

    private static Object goodAnswer(ApiMethod call) {
        return switch (call) {
            case PING, SIGN_IN -> "answer";
            case GET_STATUS, CTS_RESET_TID_LIST -> List.of();
            case PARSE_ID_RECORD -> METER;
            case LOAD_TRANSACTION_LICENSE -> true;
            case ISSUE_METER_TEST -> new IssuedMeterTestToken(PAN, 7, 0, 0, "", DIGITS);
            case VERIFY -> new VerifyResult(ErrorCode.VERIFY_OK, Optional.empty(), Optional.empty());
            case ISSUE_CREDIT, ISSUE_MSE, ISSUE_SET_CONTROL, ISSUE_KEY_CHANGE, ISSUE_DITK_CHANGE, FETCH_RESULT ->
                List.of(token(0, 0));
        };
    }

    private static IssuedToken token(int tokenClass, int subclass) {
        return new IssuedToken(
                PAN,
                7,
                2,
                123_457,
                1,
                1,
                tokenClass,
                subclass,
                new TokenIdentifier(0),
                BigDecimal.ONE,
                false,
                Optional.empty(),
                "",
                "",
                "",
                "",
                DIGITS,
                "",
                "");
    }
}
