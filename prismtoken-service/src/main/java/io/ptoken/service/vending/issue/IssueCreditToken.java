package io.ptoken.service.vending.issue;

import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.service.vending.result.OncePerMessage;
import java.util.List;

/** The use case issueCreditToken: once per message, range checks, then {@link IssuePlanning}. Thread safe. */
public final class IssueCreditToken {

    private final OncePerMessage results;
    private final ForwardClock clock;
    private final IssuePlanning planning;
    private final CurrencyScale scale;

    public IssueCreditToken(OncePerMessage results, ForwardClock clock, IssuePlanning planning, CurrencyScale scale) {
        this.results = results;
        this.clock = clock;
        this.planning = planning;
        this.scale = scale;
    }

    /** See {@link IssueCalls.Credit}. */
    public List<IssuedToken> issue(IssueCalls.Credit call, Caller caller) {
        return results.issue(new IssueCall(caller, call), () -> {
            WantedToken credit = WantedCredit.of(call.subclass(), call.transferAmount(), scale);
            Order order = Order.of(call.context(), call.meter(), call.time(), clock);
            return planning.plan(order, credit);
        });
    }
}
