package io.ptoken.service.vending.issue;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.service.vending.result.OncePerMessage;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The use cases issueMseToken and issueSetControlToken: class 2 tokens with TID. Thread safe. */
public final class IssueManagementToken {

    private final OncePerMessage results;
    private final ForwardClock clock;
    private final IssuePlanning planning;
    private final BooleanSupplier allowProprietary;

    /** @param allowProprietary the preference {@code ptoken.allowIssueProprietaryTokens} */
    public IssueManagementToken(
            OncePerMessage results, ForwardClock clock, IssuePlanning planning, BooleanSupplier allowProprietary) {
        this.results = results;
        this.clock = clock;
        this.planning = planning;
        this.allowProprietary = allowProprietary;
    }

    /** See {@link IssueCalls.Management}. */
    public List<IssuedToken> issue(IssueCalls.Management call, Caller caller) {
        requireAllowed(call);
        return once(call, caller, call.time(), () -> WantedManagement.of(call.subclass(), call.transferAmount()));
    }

    /** See {@link IssueCalls.SetControl}. */
    public List<IssuedToken> issueSetControl(IssueCalls.SetControl call, Caller caller) {
        return once(
                call,
                caller,
                call.time(),
                () -> call.isFlag()
                        ? WantedManagement.flag(call.index(), call.value())
                        : WantedManagement.control(call.index(), call.value()));
    }

    private List<IssuedToken> once(
            IssueCalls.ForMeter call, Caller caller, IssueTime time, Supplier<WantedToken> wanted) {
        return results.issue(new IssueCall(caller, call), () -> {
            WantedToken token = wanted.get();
            Order order = Order.of(call.context(), call.meter(), time, clock);
            return planning.plan(order, token);
        });
    }

    private void requireAllowed(IssueCalls.Management call) {
        if (call.isProprietary() && !allowProprietary.getAsBoolean()) {
            throw new ServiceException(
                    ErrorCode.SERVICE_DISABLED, "proprietary tokens (ptoken.allowIssueProprietaryTokens is 0)");
        }
    }
}
