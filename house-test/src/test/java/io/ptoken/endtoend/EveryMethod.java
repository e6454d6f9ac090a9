package io.ptoken.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.thrift.TException;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.TokenApi;

/** All methods of the API, called as one client would, to see what each is answered. Of one thread. */
public final class EveryMethod {

    /** A call whose answer is of no interest. */
    @FunctionalInterface
    private interface Call {

        void make(String messageId) throws TException;
    }

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private int messages;

    private EveryMethod() {}

    /**
     * By an account named {@code vending}.
     *
     * @param meter under a key that is loaded
     */
    public static EveryMethod of(TokenApi.Iface api, String accessToken, String password, MeterConfigIn meter) {
        EveryMethod all = new EveryMethod();
        Map<String, Call> calls = all.calls;
        calls.put("ping", message -> api.ping(0, message));
        calls.put(
                "signInWithPassword",
                message -> api.signInWithPassword(message, "local", "vending", password, new SessionOptions()));
        calls.put("getStatus", message -> api.getStatus(message, accessToken));
        calls.put(
                "parseIdRecord",
                message -> api.parseIdRecord(message, accessToken, "00000260060135803400000207999907012"));
        calls.put("loadTransactionLicense", message -> api.loadTransactionLicense(message, accessToken, "no licence"));
        calls.put(
                "issueCreditToken",
                message -> api.issueCreditToken(message, accessToken, meter, (short) 0, 10.0, 0, 0));
        calls.put(
                "issueMeterTestToken",
                message -> api.issueMeterTestToken(message, accessToken, (short) 0, 0, (short) 0));
        calls.put("issueMseToken", message -> api.issueMseToken(message, accessToken, meter, (short) 0, 10.0, 0, 0));
        calls.put(
                "issueSetControlToken",
                message -> api.issueSetControlToken(message, accessToken, meter, true, (short) 1, (short) 1, 0, 0));
        calls.put(
                "issueKeyChangeTokens",
                message -> api.issueKeyChangeTokens(
                        message, accessToken, meter, new MeterConfigAmendment(meter.getSgc(), meter.getKrn(), (short)
                                2)));
        calls.put("verifyToken", message -> api.verifyToken(message, accessToken, meter, "00000000000134220737"));
        calls.put("issueDitkChangeTokens", message -> api.issueDitkChangeTokens(message, accessToken, meter));
        calls.put("fetchTokenResult", message -> api.fetchTokenResult(message, accessToken, "nobody-asked"));
        calls.put("ctsResetTidList", message -> api.ctsResetTidList(message, accessToken, "600727000000000009"));
        return all;
    }

    /** Names of the methods. */
    public List<String> names() {
        return List.copyOf(calls.keySet());
    }

    /**
     * What each is answered now, as {@code method: Ok} or {@code method: error text}.
     *
     * @throws TException when a connection ends
     */
    public List<String> answers() throws TException {
        List<String> answers = new ArrayList<>();
        for (Map.Entry<String, Call> each : calls.entrySet()) {
            answers.add(each.getKey() + ": " + answer(each.getValue()));
        }
        return answers;
    }

    private String answer(Call call) throws TException {
        try {
            call.make("every-" + ++messages);
            return "Ok";
        } catch (ApiException refusal) {
            return refusal.getEMsgEn();
        }
    }
}
