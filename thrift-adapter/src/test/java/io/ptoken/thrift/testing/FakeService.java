package io.ptoken.thrift.testing;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.api.NodeStatus;
import io.ptoken.service.api.Presence;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.api.VerifyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** A service that remembers what it was asked and answers with samples, or as it is told. Thread safe. */
public final class FakeService implements TokenApiService {

    private final ConcurrentLinkedQueue<TokenCall<?>> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Supplier<Object>> told = new ConcurrentHashMap<>();
    private volatile Presence lastCaller = Presence.ALWAYS;

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

    public List<TokenCall<?>> calls() {
        return List.copyOf(calls);
    }

    /** Whoever signed in last, or tries to. */
    public Presence lastCaller() {
        return lastCaller;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R handle(TokenCall<R> call) {
        if (call instanceof SessionCalls.SignIn signIn) {
            lastCaller = signIn.presence();
            calls.add(withoutPresence(signIn));
        } else {
            calls.add(call);
        }
        Supplier<Object> answer = told.get(call.method().wireName());
        return (R) (answer == null ? usual(call) : answer.get());
    }

    /** To be compared by what was asked. */
    private static SessionCalls.SignIn withoutPresence(SessionCalls.SignIn call) {
        return new SessionCalls.SignIn(
                call.messageId(),
                call.realm(),
                call.username(),
                call.password(),
                call.version(),
                call.culture(),
                call.origin());
    }

    private static Object usual(TokenCall<?> call) {
        ApiMethod method = call.method();
        return switch (method) {
            case PING -> ((SessionCalls.Ping) call).echo();
            case SIGN_IN -> "T";
            case GET_STATUS ->
                List.of(new NodeStatus(
                        Map.of("ApiType", "vending"), List.of(new NodeStatus.Alert("ALow", "Few left"))));
            case PARSE_ID_RECORD -> Samples.meter();
            case LOAD_TRANSACTION_LICENSE -> true;
            case ISSUE_METER_TEST -> Samples.meterTestToken();
            case VERIFY -> new VerifyResult(ErrorCode.VERIFY_OK, Optional.of(Samples.token()), Optional.empty());
            case ISSUE_CREDIT, ISSUE_MSE, ISSUE_SET_CONTROL, ISSUE_KEY_CHANGE, ISSUE_DITK_CHANGE, FETCH_RESULT ->
                List.of(Samples.token());
            case CTS_RESET_TID_LIST -> List.of("00000000000");
        };
    }
}
