package io.ptoken.cli.token;

import io.ptoken.node.account.Operator;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.Origin;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.app.LocalCaller;
import io.ptoken.service.app.PrismToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.request.CurrencyScale;
import java.util.List;

/**
 * Tokens issued by the person at the terminal (operating requirements section 8). Each goes the way of a call of the
 * TokenApi, with the same checks, token identifiers, stored results and audit entries, under an account of its own without a
 * password; the audit log shows the person in the place of the address. Not thread safe.
 */
public final class HandIssuing implements AutoCloseable {

    /** The account, made at the first use. An administrator may disable it, or take it away for a while. */
    public static final String ACCOUNT = "by-hand";

    private final TokenApiService api;
    private final LocalCaller caller;
    private final boolean creditAllowed;
    private final CurrencyScale currencyScale;
    private final ServiceStore store;
    private final Surroundings surroundings;

    private HandIssuing(
            TokenApiService api,
            LocalCaller caller,
            boolean creditAllowed,
            CurrencyScale currencyScale,
            ServiceStore store,
            Surroundings surroundings) {
        this.api = api;
        this.caller = caller;
        this.creditAllowed = creditAllowed;
        this.currencyScale = currencyScale;
        this.store = store;
        this.surroundings = surroundings;
    }

    /**
     * Begins to issue on an installation.
     *
     * @param running is told how to give back what is opened
     * @throws CommandFailure when the account belongs to somebody
     */
    public static HandIssuing on(
            ServedModule served,
            ServiceStore store,
            Installation installation,
            Surroundings surroundings,
            Undo running) {
        PrismToken.Builder parts = PrismToken.on(served.module(), surroundings.clock(), surroundings.random())
                .store(store)
                .settings(installation.serviceSettings())
                .counting(served::hardware);
        StoreMarks.of(installation, served, surroundings, running).ifPresent(parts::marking);
        PrismToken application = parts.build();
        return new HandIssuing(
                application.tokenApi(),
                caller(application),
                installation.configuration().issuing().creditByHand(),
                installation.configuration().assumptions().currencyScale(),
                store,
                surroundings);
    }

    private static LocalCaller caller(PrismToken application) {
        try {
            return application.localCaller(ACCOUNT, Role.ISSUE_ANY);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "the account '" + ACCOUNT + "' has a password or other roles than ptoken-api and ptoken-issue-any,"
                            + " but tokens are issued by hand under that name: remove it with 'ptoken user remove "
                            + ACCOUNT + "'",
                    e);
        }
    }

    /** The calls there are; credit goes through {@link #credit}. */
    public TokenApiService api() {
        return api;
    }

    /** A call under this message. */
    public CallContext call(String messageId) {
        CallContext call = caller.call(messageId);
        return new CallContext(
                call.messageId(), call.accessToken(), Origin.of("local: " + Operator.name(surroundings)));
    }

    /**
     * Issues a credit token as {@link IssueCalls.Credit}.
     *
     * @throws ServiceException {@code EService.Disabled} where credit by hand is switched off; what the call is refused for
     */
    public List<IssuedToken> credit(String messageId, MeterConfig meter, CreditAmount amount) {
        if (!creditAllowed) {
            throw audited(
                    messageId,
                    meter,
                    new ServiceException(
                            ErrorCode.SERVICE_DISABLED,
                            "credit by hand (issuing.creditByHand is false in the configuration)"));
        }
        return api.handle(new IssueCalls.Credit(
                call(messageId), meter, amount.subclass().code(), amount.transferAmount(currencyScale), IssueTime.NOW));
    }

    private ServiceException audited(String messageId, MeterConfig meter, ServiceException refusal) {
        CallContext call = call(messageId);
        store.auditLog()
                .append(new AuditEntry(
                        surroundings.clock().instant(),
                        ACCOUNT,
                        call.origin().address(),
                        "issueCreditToken",
                        meter.drn(),
                        refusal.code().eCode(),
                        messageId,
                        String.valueOf(refusal.getMessage())));
        return refusal;
    }

    @Override
    public void close() {
        caller.close();
    }
}
