package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.util.List;

/**
 * One call of the TokenApi: what is wanted, what its caller needs for it, and what comes of it. A call knows nothing of the way
 * it came; {@link TokenApiService#handle} carries it out. There is one record for each method: {@link SessionCalls}, {@link
 * IssueCalls}, {@link ReadCalls}, {@link AdminCalls}.
 *
 * @param <R> what it answers
 */
public sealed interface TokenCall<R> permits SessionCalls.Ping, SessionCalls.SignIn, TokenCall.InSession {

    /** The method. */
    ApiMethod method();

    /** The caller's, as it came; empty for a method without one. */
    String messageId();

    /**
     * Refuses null where a value is wanted. That is asked when the call is handled and not when it is made, so that this
     * refusal is in the audit log like any other.
     *
     * @throws io.ptoken.service.ServiceException {@code EParamRange}
     */
    void requireGiven();

    /**
     * A call of somebody who has signed in.
     *
     * @param <R> what it answers
     */
    sealed interface InSession<R> extends TokenCall<R>
            permits IssueCalls.ForMeter,
                    IssueCalls.MeterTest,
                    ReadCalls.Status,
                    ReadCalls.IdRecord,
                    ReadCalls.Verify,
                    ReadCalls.Result,
                    AdminCalls.LoadLicence,
                    AdminCalls.ResetTids {

        /** Who calls, from where, and under which message. */
        CallContext context();

        /** What the caller needs besides {@link Permission#API}; who lacks several is told the first. */
        List<Permission> permissions();

        /** What the audit log says of the call when it is answered. */
        Audited audited();

        /** What the call is about, for the audit log; empty for the installation as a whole. */
        String subject();

        /** @throws io.ptoken.service.ServiceException {@code EParamRange} for a call without a context */
        @Override
        default String messageId() {
            return Given.value("context", context()).messageId();
        }
    }

    /** How the answer to a call comes into the audit log; a refusal is always there. */
    enum Audited {
        /** In one transaction with what it stores. */
        WHERE_IT_IS_STORED,
        /** Before it leaves: no answer without its entry. */
        BEFORE_IT_LEAVES,
        /** If the log takes it: who only looks is answered also when the log fails, or nobody could see why it does. */
        IF_POSSIBLE
    }
}
