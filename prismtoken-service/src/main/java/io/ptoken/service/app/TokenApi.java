package io.ptoken.service.app;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.session.Caller;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.observe.CallObservation;
import java.util.List;

/** What happens to every call of the TokenApi, in this order. Thread safe. */
final class TokenApi implements TokenApiService {

    /** Lets a call in. */
    @FunctionalInterface
    interface Admission {

        /**
         * Who calls.
         *
         * @throws io.ptoken.service.ServiceException for who may not
         */
        Caller admit(CallContext call, List<Permission> needed);
    }

    private final CallObservation observation;
    private final CallAudit audit;
    private final Admission admission;
    private final UseCases useCases;

    TokenApi(CallObservation observation, CallAudit audit, Admission admission, UseCases useCases) {
        this.observation = observation;
        this.audit = audit;
        this.admission = admission;
        this.useCases = useCases;
    }

    /** Observed and audited, so that a refusal is seen by both; then let in; then carried out. */
    @Override
    public <R> R handle(TokenCall<R> call) {
        Given.value("call", call);
        return observation.of(call, () -> audit.of(call, () -> useCases.carryOut(call, authorised(call))));
    }

    /** Who calls: with a session and every permission that the call needs, unless it needs none. */
    private <R> Caller authorised(TokenCall<R> call) {
        call.requireGiven();
        return call instanceof TokenCall.InSession<R> inSession
                ? admission.admit(inSession.context(), inSession.permissions())
                : Caller.NOBODY;
    }
}
