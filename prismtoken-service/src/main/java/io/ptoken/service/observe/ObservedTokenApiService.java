package io.ptoken.service.observe;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedMeterTestToken;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.SignInRequest;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.VerifyResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link CallObserver} and a {@link CallLog} about every call of a service; changes nothing about the calls. Beside
 * what the service does it costs two readings of the clock and a small short-lived object per call. Thread safe.
 */
public final class ObservedTokenApiService implements TokenApiService {

    private static final String NO_MESSAGE = "";

    private final TokenApiService service;
    private final CallObserver observer;
    private final CallLog log;
    private final LongSupplier nanoTime;
    private final AtomicInteger inFlight = new AtomicInteger();

    /**
     * Observes {@code service}.
     *
     * @param nanoTime like {@link System#nanoTime}
     */
    public ObservedTokenApiService(TokenApiService service, CallObserver observer, CallLog log, LongSupplier nanoTime) {
        this.service = service;
        this.observer = observer;
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Calls that have begun and not ended. */
    public int callsInFlight() {
        return inFlight.get();
    }

    @Override
    public String ping(int sleepMs, String echo) {
        return observe(ApiCall.PING, NO_MESSAGE, () -> service.ping(sleepMs, echo));
    }

    @Override
    public String signInWithPassword(SignInRequest request) {
        return observe(ApiCall.SIGN_IN, messageId(request), () -> service.signInWithPassword(request));
    }

    @Override
    public List<NodeStatus> getStatus(CallContext call) {
        return observe(ApiCall.GET_STATUS, messageId(call), () -> service.getStatus(call));
    }

    @Override
    public MeterConfig parseIdRecord(CallContext call, String idRecord) {
        return observe(ApiCall.PARSE_ID_RECORD, messageId(call), () -> service.parseIdRecord(call, idRecord));
    }

    @Override
    public boolean loadTransactionLicense(CallContext call, String licenseText) {
        return observe(
                ApiCall.LOAD_TRANSACTION_LICENSE,
                messageId(call),
                () -> service.loadTransactionLicense(call, licenseText));
    }

    @Override
    public List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return issued(observe(
                ApiCall.ISSUE_CREDIT,
                messageId(call),
                () -> service.issueCreditToken(call, meter, subclass, transferAmount, time)));
    }

    @Override
    public IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode) {
        IssuedMeterTestToken token = observe(
                ApiCall.ISSUE_METER_TEST,
                messageId(call),
                () -> service.issueMeterTestToken(call, subclass, control, mfrCode));
        observer.issued(TokenKind.METER_TEST, token.subclass());
        return token;
    }

    @Override
    public List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return issued(observe(
                ApiCall.ISSUE_MSE,
                messageId(call),
                () -> service.issueMseToken(call, meter, subclass, transferAmount, time)));
    }

    @Override
    public List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return issued(observe(
                ApiCall.ISSUE_SET_CONTROL,
                messageId(call),
                () -> service.issueSetControlToken(call, meter, isFlag, index, value, time)));
    }

    @Override
    public List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return issued(observe(
                ApiCall.ISSUE_KEY_CHANGE, messageId(call), () -> service.issueKeyChangeTokens(call, meter, newConfig)));
    }

    @Override
    public VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec) {
        return observe(ApiCall.VERIFY, messageId(call), () -> service.verifyToken(call, meter, tokenDec));
    }

    @Override
    public List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter) {
        return issued(
                observe(ApiCall.ISSUE_DITK_CHANGE, messageId(call), () -> service.issueDitkChangeTokens(call, meter)));
    }

    @Override
    public List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId) {
        return observe(ApiCall.FETCH_RESULT, messageId(call), () -> service.fetchTokenResult(call, reqMessageId));
    }

    @Override
    public List<String> ctsResetTidList(CallContext call, String panPattern) {
        return observe(ApiCall.CTS_RESET_TID_LIST, messageId(call), () -> service.ctsResetTidList(call, panPattern));
    }

    /** None without a call, which the service refuses. */
    private static String messageId(@Nullable CallContext call) {
        return call == null ? NO_MESSAGE : call.messageId();
    }

    private static String messageId(@Nullable SignInRequest request) {
        return request == null ? NO_MESSAGE : request.messageId();
    }

    private <T> T observe(ApiCall call, String messageId, Supplier<T> work) {
        long begun = nanoTime.getAsLong();
        inFlight.incrementAndGet();
        // What the API answers to a failure that nobody foresaw.
        String outcome = ErrorCode.SERVICE.eCode();
        try {
            T answer = work.get();
            outcome = outcomeOf(answer);
            return answer;
        } catch (ServiceException e) {
            outcome = e.code().eCode();
            throw e;
        } finally {
            inFlight.decrementAndGet();
            ended(call, messageId, outcome, Math.max(0, nanoTime.getAsLong() - begun));
        }
    }

    private void ended(ApiCall call, String messageId, String outcome, long nanoseconds) {
        observer.called(call, outcome, nanoseconds);
        log.ended(call, messageId, outcome, nanoseconds);
    }

    /** A token found invalid is an answer, not an error; it is told apart all the same. */
    private static String outcomeOf(Object answer) {
        return answer instanceof VerifyResult verified && verified.validationResult() != ErrorCode.VERIFY_OK
                ? verified.validationResult().eCode()
                : CallObserver.OK;
    }

    private List<IssuedToken> issued(List<IssuedToken> tokens) {
        for (IssuedToken token : tokens) {
            observer.issued(TokenKind.of(token), token.subclass());
        }
        return tokens;
    }
}
