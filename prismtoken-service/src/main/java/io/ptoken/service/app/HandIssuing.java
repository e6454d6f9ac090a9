package io.ptoken.service.app;

import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.observe.CallObservation;
import io.ptoken.service.operate.call.HandCalls;
import io.ptoken.service.operate.work.IssuingByHand;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls of the TokenApi for people at the operator's side: under the account of whoever has signed in, who needs no session,
 * or under one without a password for the owner, where the audit log shows the person in the place of the address. Thread safe.
 */
final class HandIssuing implements IssuingByHand {

    private final CallObservation observation;
    private final AuditLog log;
    private final UseCases useCases;
    private final TokenApiService api;
    private final CallAudit apiAudit;
    private final AccountStore accounts;
    private final Function<Origin, LocalCaller> owners;
    private final ServiceSettings settings;
    private final InstantSource clock;

    /**
     * @param useCases carry out what a person asks for
     * @param api carries out what the owner asks for, by a session
     * @param apiAudit that of the API
     * @param owners opens a session of the owner's account at a place
     */
    HandIssuing(
            CallObservation observation,
            AuditLog log,
            UseCases useCases,
            TokenApiService api,
            CallAudit apiAudit,
            AccountStore accounts,
            Function<Origin, LocalCaller> owners,
            ServiceSettings settings,
            InstantSource clock) {
        this.observation = observation;
        this.log = log;
        this.useCases = useCases;
        this.api = api;
        this.apiAudit = apiAudit;
        this.accounts = accounts;
        this.owners = owners;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes calls of one person under one message. */
    private static final class Calls implements PersonsCalls {

        private final CallContext context;
        private final TokenApiService api;
        private final CallAudit audit;

        private Calls(CallContext context, TokenApiService api, CallAudit audit) {
            this.context = context;
            this.api = api;
            this.audit = audit;
        }

        @Override
        public CallContext context() {
            return context;
        }

        @Override
        public <R> R handle(TokenCall<R> call) {
            return api.handle(call);
        }

        @Override
        public <R> R refuse(TokenCall<R> call, ServiceException refusal) {
            return audit.of(call, () -> {
                throw refusal;
            });
        }
    }

    @Override
    public boolean isCreditAllowed() {
        return settings.creditByHand();
    }

    @Override
    public CurrencyScale currencyScale() {
        return settings.currencyScale();
    }

    @Override
    public <R> R as(Operator who, String messageId, Function<PersonsCalls, R> work) {
        try {
            return who.isOwner() ? forOwner(who, messageId, work) : work.apply(callsOf(who, messageId));
        } catch (ServiceException refusal) {
            throw mayHaveIssued(refusal) ? refusal.adding("; this messageId is " + messageId) : refusal;
        }
    }

    private <R> R forOwner(Operator who, String messageId, Function<PersonsCalls, R> work) {
        try (LocalCaller caller = ownersAccount(who.place())) {
            return work.apply(new Calls(caller.call(messageId), api, apiAudit));
        }
    }

    private LocalCaller ownersAccount(Origin place) {
        requireInUse();
        try {
            return owners.apply(place);
        } catch (ServiceException e) {
            if (e.code() != ErrorCode.PARAM_RANGE) {
                throw e;
            }
            throw new AccountException(
                    Reason.EXISTS,
                    "the account '" + HandCalls.ACCOUNT + "' has a password or other roles than "
                            + Role.API.roleName() + " and " + Role.ISSUE_ANY.roleName()
                            + ", but tokens are issued by hand under that name: remove it with 'ptoken user remove "
                            + HandCalls.ACCOUNT + "'");
        }
    }

    /** Before a session is opened, which would be in the audit log as a sign-in. */
    private void requireInUse() {
        accounts.find(HandCalls.ACCOUNT)
                .filter(account -> !account.enabled() || account.isExpired(clock.instant()))
                .ifPresent(account -> {
                    throw new AccountException(
                            Reason.OUT_OF_USE,
                            "the account '" + HandCalls.ACCOUNT
                                    + "', under which the owner of the installation issues, "
                                    + (account.enabled() ? "has expired" : "is disabled")
                                    + "; an account of your own issues with --as NAME");
                });
    }

    private PersonsCalls callsOf(Operator who, String messageId) {
        CallAudit audit = new CallAudit(
                log, FoldedRefusals.written(log, clock), new Known(who.actor().name()), clock);
        TokenApi calls = new TokenApi(observation, audit, (call, needed) -> admitted(who, call, needed), useCases);
        return new Calls(new CallContext(messageId, "", who.actor().origin()), calls, audit);
    }

    private static Caller admitted(Operator who, CallContext call, List<Permission> needed) {
        needed.forEach(who::require);
        Param.ident("messageId", call.messageId());
        return new Caller(who.actor().name(), call.origin());
    }

    private static boolean mayHaveIssued(ServiceException refusal) {
        if (refusal.getCause() instanceof StoreException store) {
            return store.reason() == StoreException.Reason.OUTCOME_UNKNOWN;
        }
        return refusal.getCause() instanceof SecurityModuleException module
                && module.failure() == ModuleFailure.OUTCOME_UNKNOWN;
    }

    /** Somebody who has signed in already. */
    private record Known(String username) implements CallAudit.Callers {

        @Override
        public String nameOf(CallContext call) {
            return username;
        }

        @Override
        public Optional<String> rememberedNameOf(CallContext call) {
            return Optional.of(username);
        }
    }
}
