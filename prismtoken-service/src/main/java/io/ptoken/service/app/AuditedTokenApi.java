package io.ptoken.service.app;

import io.ptoken.service.Given;
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
import io.ptoken.service.port.AuditEntry;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts every call but ping into the audit log (operating requirements section 11). Tokens that were issued and sign-ins are
 * audited where they are stored, in one transaction with them; here are the refusals of all calls and the success of the
 * others. Thread safe.
 */
final class AuditedTokenApi implements TokenApiService {

    private final TokenApiService calls;
    private final CallAudit audit;

    AuditedTokenApi(TokenApiService calls, CallAudit audit) {
        this.calls = calls;
        this.audit = audit;
    }

    @Override
    public String ping(int sleepMs, String echo) {
        return calls.ping(sleepMs, Given.value("echo", echo));
    }

    @Override
    public String signInWithPassword(SignInRequest request) {
        return StoreFailures.translate(() -> calls.signInWithPassword(Given.value("request", request)));
    }

    @Override
    public List<NodeStatus> getStatus(CallContext call) {
        return audit.noted(Given.value("call", call), "getStatus", "", () -> calls.getStatus(call));
    }

    @Override
    public MeterConfig parseIdRecord(CallContext call, String idRecord) {
        return audit.noted(
                Given.value("call", call),
                "parseIdRecord",
                "",
                () -> calls.parseIdRecord(call, Given.value("idRecord", idRecord)));
    }

    @Override
    public boolean loadTransactionLicense(CallContext call, String licenseText) {
        return audit.refusals(
                Given.value("call", call),
                "loadTransactionLicense",
                "",
                () -> calls.loadTransactionLicense(call, Given.value("licenseText", licenseText)));
    }

    @Override
    public List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return audit.refusals(
                Given.value("call", call),
                "issueCreditToken",
                drnOf(meter),
                () -> calls.issueCreditToken(
                        call,
                        Given.value("meterConfig", meter),
                        subclass,
                        Given.value("transferAmount", transferAmount),
                        Given.value("tokenTime", time)));
    }

    @Override
    public IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode) {
        return audit.done(
                Given.value("call", call),
                "issueMeterTestToken",
                "class 1/" + subclass + " mfrcode " + mfrCode,
                () -> calls.issueMeterTestToken(call, subclass, control, mfrCode),
                token -> AuditEntry.OK);
    }

    @Override
    public List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return audit.refusals(
                Given.value("call", call),
                "issueMseToken",
                drnOf(meter),
                () -> calls.issueMseToken(
                        call,
                        Given.value("meterConfig", meter),
                        subclass,
                        Given.value("transferAmount", transferAmount),
                        Given.value("tokenTime", time)));
    }

    @Override
    public List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return audit.refusals(
                Given.value("call", call),
                "issueSetControlToken",
                drnOf(meter),
                () -> calls.issueSetControlToken(
                        call, Given.value("meterConfig", meter), isFlag, index, value, Given.value("tokenTime", time)));
    }

    @Override
    public List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return audit.refusals(
                Given.value("call", call),
                "issueKeyChangeTokens",
                drnOf(meter),
                () -> calls.issueKeyChangeTokens(
                        call, Given.value("meterConfig", meter), Given.value("newConfig", newConfig)));
    }

    @Override
    public VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec) {
        return audit.done(
                Given.value("call", call),
                "verifyToken",
                drnOf(meter),
                () -> calls.verifyToken(call, Given.value("meterConfig", meter), Given.value("tokenDec", tokenDec)),
                result -> result.validationResult().eCode());
    }

    @Override
    public List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter) {
        return audit.refusals(
                Given.value("call", call),
                "issueDitkChangeTokens",
                drnOf(meter),
                () -> calls.issueDitkChangeTokens(call, Given.value("meterConfig", meter)));
    }

    @Override
    public List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId) {
        return audit.done(
                Given.value("call", call),
                "fetchTokenResult",
                textOf(reqMessageId),
                () -> calls.fetchTokenResult(call, Given.value("reqMessageId", reqMessageId)),
                tokens -> AuditEntry.OK);
    }

    @Override
    public List<String> ctsResetTidList(CallContext call, String panPattern) {
        return audit.done(
                Given.value("call", call),
                "ctsResetTidList",
                textOf(panPattern),
                () -> calls.ctsResetTidList(call, Given.value("panPattern", panPattern)),
                drns -> AuditEntry.OK);
    }

    /** What is refused for the want of it is audited too. */
    private static String drnOf(@Nullable MeterConfig meter) {
        return meter == null ? "" : meter.drn();
    }

    private static String textOf(@Nullable String text) {
        return text == null ? "" : text;
    }
}
