package io.ptoken.service.vending.issue;

import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.service.vending.result.OncePerMessage;
import java.util.List;

/** The use case issueDitkChangeTokens: the set that takes a new meter to the key that the call names. Thread safe. */
public final class IssueDitkChangeTokens {

    private final OncePerMessage results;
    private final ForwardClock clock;
    private final IssuePlanning planning;

    public IssueDitkChangeTokens(OncePerMessage results, ForwardClock clock, IssuePlanning planning) {
        this.results = results;
        this.clock = clock;
        this.planning = planning;
    }

    /** See {@link IssueCalls.DitkChange}. */
    public List<IssuedToken> issue(IssueCalls.DitkChange call, Caller caller) {
        return results.issue(new IssueCall(caller, call), () -> {
            MeterConfig meter = call.meter().withoutNewConfig();
            return planning.planDitkChange(Order.of(call.context(), meter, IssueTime.NOW, clock));
        });
    }
}
