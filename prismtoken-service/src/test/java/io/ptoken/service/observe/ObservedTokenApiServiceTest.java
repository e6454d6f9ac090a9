package io.ptoken.service.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.SignInRequest;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.fixture.Meters;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservedTokenApiServiceTest {

    private static final CallContext CALL = new CallContext("m-1", "t");
    private static final MeterConfig METER = Meters.sample().config();
    private static final MeterConfigAmendment AMENDMENT = new MeterConfigAmendment(1, 2, 3);
    private static final SignInRequest SIGN_IN = new SignInRequest("m-1", "local", "u", "p", "1.1", "en");
    private static final MeterPan PAN = MeterPan.parse("00000000000");
    private static final TokenNumber DIGITS = new TokenNumber(0, 0);

    private final ScriptedService inner = new ScriptedService();
    private final Heard heard = new Heard();
    private final List<String> log = new ArrayList<>();
    private final AtomicLong time = new AtomicLong(1_000);
    private final ObservedTokenApiService service =
            new ObservedTokenApiService(inner.asService(), heard, this::logged, () -> time.getAndAdd(250));

    @Test
    void thereIsACallForEveryMethodOfTheApi() {
        assertThat(Arrays.stream(ApiCall.values()).map(ApiCall::wireName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TokenApiService.class.getMethods())
                        .map(method -> method.getName())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void passesArgumentsAndAnswerOnAndTellsMethodAndTime(ApiCall call) {
        Object answer = goodAnswer(call);
        inner.answer(() -> answer);

        assertThat(make(call)).isSameAs(answer);

        assertThat(inner.calls()).containsExactly(new ScriptedService.Call(call.wireName(), arguments(call)));
        assertThat(heard.calls).containsExactly(call.wireName() + " Ok 250");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheCodeOfARefusalAndPassesItOn(ApiCall call) {
        ServiceException refusal = ServiceException.paramRange("subclass", "9", "0-7");
        inner.answer(() -> {
            throw refusal;
        });

        assertThatThrownBy(() -> make(call)).isSameAs(refusal);

        assertThat(heard.calls).containsExactly(call.wireName() + " EParamRange 250");
        assertThat(heard.tokens).isEmpty();
        assertThat(service.callsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryErrorCode(ErrorCode code) {
        inner.answer(() -> {
            throw new ServiceException(code, "a", "b", "c");
        });

        assertThatThrownBy(() -> service.ping(0, "")).isInstanceOf(ServiceException.class);

        assertThat(heard.calls).containsExactly("ping " + code.eCode() + " 250");
    }

    @Test
    void tellsFailuresNobodyForesawAsWhatTheApiAnswersThen() {
        IllegalStateException defect = new IllegalStateException("defect");
        inner.answer(() -> {
            throw defect;
        });

        assertThatThrownBy(() -> service.ping(0, "")).isSameAs(defect);

        assertThat(heard.calls).containsExactly("ping EService 250");
        assertThat(service.callsInFlight()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "VERIFY_.*", mode = EnumSource.Mode.MATCH_ALL)
    void tellsHowAVerificationWentThoughItIsNoError(ErrorCode result) {
        inner.answer(() -> new VerifyResult(result, Optional.empty(), Optional.empty()));

        service.verifyToken(CALL, METER, "1");

        String outcome = result == ErrorCode.VERIFY_OK ? "Ok" : result.eCode();
        assertThat(heard.calls).containsExactly("verifyToken " + outcome + " 250");
    }

    @ParameterizedTest
    @EnumSource(names = {"ISSUE_CREDIT", "ISSUE_MSE", "ISSUE_SET_CONTROL", "ISSUE_KEY_CHANGE", "ISSUE_DITK_CHANGE"})
    void countsTheTokensOfEveryMethodThatIssues(ApiCall call) {
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
        inner.answer(() -> goodAnswer(ApiCall.ISSUE_METER_TEST));

        make(ApiCall.ISSUE_METER_TEST);

        assertThat(heard.tokens).containsExactly("METER_TEST 7");
    }

    @Test
    void countsNoTokenThatIsFetchedAgain() {
        inner.answer(() -> List.of(token(0, 0)));

        service.fetchTokenResult(CALL, "m-0");

        assertThat(heard.tokens).isEmpty();
    }

    @Test
    void knowsHowManyCallsAreInFlight() {
        List<Integer> seen = new ArrayList<>();
        inner.answer(() -> {
            seen.add(service.callsInFlight());
            if (seen.size() < 3) {
                service.ping(0, "");
            }
            return "";
        });

        service.ping(0, "");

        assertThat(seen).containsExactly(1, 2, 3);
        assertThat(service.callsInFlight()).isZero();
    }

    @Test
    void aClockThatRunsBackwardsGivesNoNegativeTime() {
        ObservedTokenApiService backwards =
                new ObservedTokenApiService(inner.asService(), heard, CallLog.NONE, () -> time.getAndAdd(-5));

        backwards.ping(0, "");

        assertThat(heard.calls).containsExactly("ping Ok 0");
    }

    @Test
    void theLogHearsTheMessageIdAsWell() {
        inner.answer(List::of);
        service.fetchTokenResult(CALL, "m-0");
        inner.answer(() -> "echo");
        service.ping(0, "echo");

        assertThat(log).containsExactly("fetchTokenResult 'm-1' Ok 250", "ping '' Ok 250");
    }

    private void logged(ApiCall call, String messageId, String outcome, long nanoseconds) {
        log.add(call.wireName() + " '" + messageId + "' " + outcome + " " + nanoseconds);
    }

    private Object make(ApiCall call) {
        return switch (call) {
            case PING -> service.ping(5, "echo");
            case SIGN_IN -> service.signInWithPassword(SIGN_IN);
            case GET_STATUS -> service.getStatus(CALL);
            case PARSE_ID_RECORD -> service.parseIdRecord(CALL, "id");
            case LOAD_TRANSACTION_LICENSE -> service.loadTransactionLicense(CALL, "text");
            case ISSUE_CREDIT -> service.issueCreditToken(CALL, METER, 4, BigDecimal.TEN, IssueTime.NOW);
            case ISSUE_METER_TEST -> service.issueMeterTestToken(CALL, 7, 99, 12);
            case ISSUE_MSE -> service.issueMseToken(CALL, METER, 1, BigDecimal.ONE, IssueTime.NOW);
            case ISSUE_SET_CONTROL -> service.issueSetControlToken(CALL, METER, true, 3, 1, IssueTime.NOW);
            case ISSUE_KEY_CHANGE -> service.issueKeyChangeTokens(CALL, METER, AMENDMENT);
            case VERIFY -> service.verifyToken(CALL, METER, "20");
            case ISSUE_DITK_CHANGE -> service.issueDitkChangeTokens(CALL, METER);
            case FETCH_RESULT -> service.fetchTokenResult(CALL, "m-0");
            case CTS_RESET_TID_LIST -> service.ctsResetTidList(CALL, "*");
        };
    }

    private static List<Object> arguments(ApiCall call) {
        return switch (call) {
            case PING -> List.of(5, "echo");
            case SIGN_IN -> List.of(SIGN_IN);
            case GET_STATUS -> List.of(CALL);
            case PARSE_ID_RECORD -> List.of(CALL, "id");
            case LOAD_TRANSACTION_LICENSE -> List.of(CALL, "text");
            case ISSUE_CREDIT -> List.of(CALL, METER, 4, BigDecimal.TEN, IssueTime.NOW);
            case ISSUE_METER_TEST -> List.of(CALL, 7, 99L, 12);
            case ISSUE_MSE -> List.of(CALL, METER, 1, BigDecimal.ONE, IssueTime.NOW);
            case ISSUE_SET_CONTROL -> List.of(CALL, METER, true, 3, 1, IssueTime.NOW);
            case ISSUE_KEY_CHANGE -> List.of(CALL, METER, AMENDMENT);
            case VERIFY -> List.of(CALL, METER, "20");
            case ISSUE_DITK_CHANGE -> List.of(CALL, METER);
            case FETCH_RESULT -> List.of(CALL, "m-0");
            case CTS_RESET_TID_LIST -> List.of(CALL, "*");
        };
    }

    private static Object goodAnswer(ApiCall call) {
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
