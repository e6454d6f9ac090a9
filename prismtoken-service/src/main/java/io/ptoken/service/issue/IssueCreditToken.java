package io.ptoken.service.issue;

import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.request.CurrencyScale;
import io.ptoken.service.result.CallDigest;
import io.ptoken.service.result.IssueCall;
import io.ptoken.service.result.OncePerMessage;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;
import java.math.BigDecimal;
import java.util.List;

/** The use case issueCreditToken: session and permission, once per message, range checks, then {@link MeterTokens}. */
final class IssueCreditToken {

    private final Gate gate;
    private final OncePerMessage results;
    private final OrderChecks checks;
    private final MeterTokens tokens;
    private final CurrencyScale scale;

    IssueCreditToken(Gate gate, OncePerMessage results, OrderChecks checks, MeterTokens tokens, CurrencyScale scale) {
        this.gate = gate;
        this.results = results;
        this.checks = checks;
        this.tokens = tokens;
        this.scale = scale;
    }

    List<IssuedToken> issue(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        Caller caller = gate.admit(call, OrderPermissions.of(Permission.ISSUE_CREDIT, meter));
        CallDigest digest = CallDigest.of("issueCreditToken")
                .add(meter)
                .add(subclass)
                .add(transferAmount)
                .add(time);
        IssueCall issueCall = new IssueCall(caller, call.messageId(), "issueCreditToken", meter.drn(), digest);
        return results.issue(issueCall, () -> {
            WantedToken credit = WantedCredit.of(subclass, transferAmount, scale);
            Order order = checks.check(call, meter, time);
            return tokens.plan(order, credit);
        });
    }
}
