package io.ptoken.service.issue;

import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.request.Amendment;
import io.ptoken.service.result.CallDigest;
import io.ptoken.service.result.IssueCall;
import io.ptoken.service.result.OncePerMessage;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;
import java.util.List;

/** The use case issueKeyChangeTokens: the set alone, to the configuration asked for. */
final class IssueKeyChangeTokens {

    private final Gate gate;
    private final OncePerMessage results;
    private final OrderChecks checks;
    private final KeyChangeTriggers triggers;
    private final KeyChangeVending keyChanges;

    IssueKeyChangeTokens(
            Gate gate,
            OncePerMessage results,
            OrderChecks checks,
            KeyChangeTriggers triggers,
            KeyChangeVending keyChanges) {
        this.gate = gate;
        this.results = results;
        this.checks = checks;
        this.triggers = triggers;
        this.keyChanges = keyChanges;
    }

    List<IssuedToken> issue(CallContext call, MeterConfig sent, MeterConfigAmendment newConfig) {
        Caller caller = gate.admit(call, Permission.ISSUE_KEYCHANGE);
        MeterConfig meter = sent.withoutNewConfig();
        CallDigest digest = CallDigest.of("issueKeyChangeTokens").add(meter).add(newConfig);
        IssueCall issueCall = new IssueCall(caller, call.messageId(), "issueKeyChangeTokens", meter.drn(), digest);
        return results.issue(issueCall, () -> {
            Order order = checks.check(call, meter, IssueTime.NOW);
            KeyChange change = triggers.changeTo(Amendment.of(newConfig), order);
            return keyChanges.plan(change, order);
        });
    }
}
