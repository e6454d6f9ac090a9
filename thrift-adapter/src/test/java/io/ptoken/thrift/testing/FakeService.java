package io.ptoken.thrift.testing;

import io.ptoken.service.ErrorCode;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A service that remembers what it was asked and answers with samples, or as it is told. Thread safe. */
public final class FakeService implements TokenApiService {

    /** One call as it reached the service. */
    public record Call(String method, List<Object> arguments) {

        public static Call of(String method, Object... arguments) {
            return new Call(method, List.of(arguments));
        }
    }

    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Object>> told = new ConcurrentHashMap<>();

    /** From now on {@code method} answers what {@code answer} gives or throws. */
    public void tell(String method, Supplier<Object> answer) {
        told.put(method, answer);
    }

    /** From now on {@code method} fails. */
    public void fail(String method, RuntimeException failure) {
        tell(method, () -> {
            throw failure;
        });
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public String ping(int sleepMs, String echo) {
        return answer("ping", echo, sleepMs, echo);
    }

    @Override
    public String signInWithPassword(SignInRequest request) {
        return answer("signInWithPassword", "T", request);
    }

    @Override
    public List<NodeStatus> getStatus(CallContext call) {
        NodeStatus node =
                new NodeStatus(Map.of("ApiType", "vending"), List.of(new NodeStatus.Alert("ALow", "Few left")));
        return answer("getStatus", List.of(node), call);
    }

    @Override
    public MeterConfig parseIdRecord(CallContext call, String idRecord) {
        return answer("parseIdRecord", Samples.meter(), call, idRecord);
    }

    @Override
    public boolean loadTransactionLicense(CallContext call, String licenseText) {
        return answer("loadTransactionLicense", true, call, licenseText);
    }

    @Override
    public List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return answer("issueCreditToken", tokens(), call, meter, subclass, transferAmount, time);
    }

    @Override
    public IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode) {
        return answer("issueMeterTestToken", Samples.meterTestToken(), call, subclass, control, mfrCode);
    }

    @Override
    public List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return answer("issueMseToken", tokens(), call, meter, subclass, transferAmount, time);
    }

    @Override
    public List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return answer("issueSetControlToken", tokens(), call, meter, isFlag, index, value, time);
    }

    @Override
    public List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return answer("issueKeyChangeTokens", tokens(), call, meter, newConfig);
    }

    @Override
    public VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec) {
        VerifyResult valid = new VerifyResult(ErrorCode.VERIFY_OK, Optional.of(Samples.token()), Optional.empty());
        return answer("verifyToken", valid, call, meter, tokenDec);
    }

    @Override
    public List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter) {
        return answer("issueDitkChangeTokens", tokens(), call, meter);
    }

    @Override
    public List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId) {
        return answer("fetchTokenResult", tokens(), call, reqMessageId);
    }

    @Override
    public List<String> ctsResetTidList(CallContext call, String panPattern) {
        return answer("ctsResetTidList", List.of("00000000000"), call, panPattern);
    }

    private static List<IssuedToken> tokens() {
        return List.of(Samples.token());
    }

    @SuppressWarnings("unchecked")
    private <T> T answer(String method, T usual, Object... arguments) {
        calls.add(Call.of(method, arguments));
        Supplier<Object> answer = told.get(method);
        return answer == null ? usual : (T) answer.get();
    }
}
