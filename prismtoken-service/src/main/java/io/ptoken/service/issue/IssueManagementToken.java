package io.ptoken.service.issue;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.result.CallDigest;
import io.ptoken.service.result.IssueCall;
import io.ptoken.service.result.OncePerMessage;
import io.ptoken.service.session.Caller;
import io.ptoken.service.session.Gate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The use cases issueMseToken and issueSetControlToken: class 2 tokens with TID. */
final class IssueManagementToken {

    private static final int FIRST_PROPRIETARY = 11;
    private static final int LAST_PROPRIETARY = 15;

    private final Gate gate;
    private final OncePerMessage results;
    private final OrderChecks checks;
    private final MeterTokens tokens;
    private final BooleanSupplier allowProprietary;

    /** @param allowProprietary the preference {@code ptoken.allowIssueProprietaryTokens} */
    IssueManagementToken(
            Gate gate,
            OncePerMessage results,
            OrderChecks checks,
            MeterTokens tokens,
            BooleanSupplier allowProprietary) {
        this.gate = gate;
        this.results = results;
        this.checks = checks;
        this.tokens = tokens;
        this.allowProprietary = allowProprietary;
    }

    List<IssuedToken> issue(
            CallContext call, MeterConfig meter, int subclass, BigDecimal transferAmount, IssueTime time) {
        Caller caller = gate.admit(call, permissions(meter, subclass));
        requireAllowed(subclass);
        CallDigest digest = CallDigest.of("issueMseToken")
                .add(meter)
                .add(subclass)
                .add(transferAmount)
                .add(time);
        IssueCall issueCall = new IssueCall(caller, call.messageId(), "issueMseToken", meter.drn(), digest);
        return once(call, issueCall, () -> WantedManagement.of(subclass, transferAmount), meter, time);
    }

    List<IssuedToken> issueSetControl(
            CallContext call, MeterConfig meter, boolean isFlag, int index, int value, IssueTime time) {
        Caller caller = gate.admit(call, OrderPermissions.of(Permission.ISSUE_ENG, meter));
        CallDigest digest = CallDigest.of("issueSetControlToken")
                .add(meter)
                .add(isFlag)
                .add(index)
                .add(value)
                .add(time);
        Supplier<WantedToken> wanted =
                () -> isFlag ? WantedManagement.flag(index, value) : WantedManagement.control(index, value);
        IssueCall issueCall = new IssueCall(caller, call.messageId(), "issueSetControlToken", meter.drn(), digest);
        return once(call, issueCall, wanted, meter, time);
    }

    private List<IssuedToken> once(
            CallContext call, IssueCall issueCall, Supplier<WantedToken> wanted, MeterConfig meter, IssueTime time) {
        return results.issue(issueCall, () -> {
            WantedToken token = wanted.get();
            Order order = checks.check(call, meter, time);
            return tokens.plan(order, token);
        });
    }

    private static Permission[] permissions(MeterConfig meter, int subclass) {
        List<Permission> needed = new ArrayList<>(List.of(OrderPermissions.of(Permission.ISSUE_ENG, meter)));
        if (isProprietary(subclass)) {
            needed.add(Permission.ISSUE_PROPRIETARY);
        }
        return needed.toArray(Permission[]::new);
    }

    private void requireAllowed(int subclass) {
        if (isProprietary(subclass) && !allowProprietary.getAsBoolean()) {
            throw new ServiceException(
                    ErrorCode.SERVICE_DISABLED, "proprietary tokens (ptoken.allowIssueProprietaryTokens is 0)");
        }
    }

    private static boolean isProprietary(int subclass) {
        return subclass >= FIRST_PROPRIETARY && subclass <= LAST_PROPRIETARY;
    }
}
