package io.ptoken.service.app;

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
        return calls.ping(sleepMs, echo);
    }

    @Override
    public String signInWithPassword(SignInRequest request) {
        return StoreFailures.translate(() -> calls.signInWithPassword(request));
    }

    @Override
    public List<NodeStatus> getStatus(CallContext call) {
        return audit.noted(call, "getStatus", "", () -> calls.getStatus(call));
    }

    @Override
    public MeterConfig parseIdRecord(CallContext call, String idRecord) {
        return audit.noted(call, "parseIdRecord", "", () -> calls.parseIdRecord(call, idRecord));
    }

    @Override
    public boolean loadTransactionLicense(CallContext call, String licenseText) {
        return audit.refusals(
                call, "loadTransactionLicense", "", () -> calls.loadTransactionLicense(call, licenseText));
    }

    @Override
    public List<IssuedToken> issueCreditToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return audit.refusals(
                call,
                "issueCreditToken",
                meter.drn(),
                () -> calls.issueCreditToken(call, meter, subclass, transferAmount, time));
    }

    @Override
    public IssuedMeterTestToken issueMeterTestToken(CallContext call, int subclass, long control, int mfrCode) {
        return audit.done(
                call,
                "issueMeterTestToken",
                "class 1/" + subclass + " mfrcode " + mfrCode,
                () -> calls.issueMeterTestToken(call, subclass, control, mfrCode),
                token -> AuditEntry.OK);
    }

    @Override
    public List<IssuedToken> issueMseToken(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        return audit.refusals(
                call,
                "issueMseToken",
                meter.drn(),
                () -> calls.issueMseToken(call, meter, subclass, transferAmount, time));
    }

    @Override
    public List<IssuedToken> issueSetControlToken(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        return audit.refusals(
                call,
                "issueSetControlToken",
                meter.drn(),
                () -> calls.issueSetControlToken(call, meter, isFlag, index, value, time));
    }

    @Override
    public List<IssuedToken> issueKeyChangeTokens(CallContext call, MeterConfig meter, MeterConfigAmendment newConfig) {
        return audit.refusals(
                call, "issueKeyChangeTokens", meter.drn(), () -> calls.issueKeyChangeTokens(call, meter, newConfig));
    }

    @Override
    public VerifyResult verifyToken(CallContext call, MeterConfig meter, String tokenDec) {
        return audit.done(
                call,
                "verifyToken",
                meter.drn(),
                () -> calls.verifyToken(call, meter, tokenDec),
                result -> result.validationResult().eCode());
    }

    @Override
    public List<IssuedToken> issueDitkChangeTokens(CallContext call, MeterConfig meter) {
        return audit.refusals(
                call, "issueDitkChangeTokens", meter.drn(), () -> calls.issueDitkChangeTokens(call, meter));
    }

    @Override
    public List<IssuedToken> fetchTokenResult(CallContext call, String reqMessageId) {
        return audit.done(
                call,
                "fetchTokenResult",
                reqMessageId,
                () -> calls.fetchTokenResult(call, reqMessageId),
                tokens -> AuditEntry.OK);
    }

    @Override
    public List<String> ctsResetTidList(CallContext call, String panPattern) {
        return audit.done(
                call,
                "ctsResetTidList",
                panPattern,
                () -> calls.ctsResetTidList(call, panPattern),
                drns -> AuditEntry.OK);
    }
}
