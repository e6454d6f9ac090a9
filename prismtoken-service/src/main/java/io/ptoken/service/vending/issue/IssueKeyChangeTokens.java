package io.ptoken.service.vending.issue;

import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.vending.request.Amendment;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.service.vending.result.OncePerMessage;
import java.util.List;

/** The use case issueKeyChangeTokens: the set alone, to the configuration asked for. Thread safe. */
public final class IssueKeyChangeTokens {

    private final OncePerMessage results;
    private final ForwardClock clock;
    private final IssuePlanning planning;

    public IssueKeyChangeTokens(OncePerMessage results, ForwardClock clock, IssuePlanning planning) {
        this.results = results;
        this.clock = clock;
        this.planning = planning;
    }

    /** See {@link IssueCalls.KeyChange}. */
    public List<IssuedToken> issue(IssueCalls.KeyChange call, Caller caller) {
        return results.issue(new IssueCall(caller, call), () -> {
            MeterConfig meter = call.meter().withoutNewConfig();
            Order order = Order.of(call.context(), meter, IssueTime.NOW, clock);
            return planning.planKeyChange(order, Amendment.of(call.newConfig()));
        });
    }
}
