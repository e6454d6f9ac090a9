package io.ptoken.service.api;

import io.ptoken.service.Given;
import io.ptoken.service.access.Origin;

/**
 * Who calls, from where, and under which message.
 *
 * @param messageId chosen by the caller; the key under which a lost answer is fetched again
 * @param accessToken from {@link SessionCalls.SignIn}; secret
 * @param origin where the call comes from, for the audit log
 * @param caller whether the caller still waits for the answer
 */
public record CallContext(String messageId, String accessToken, Origin origin, Presence caller) {

    /** @throws io.ptoken.service.ServiceException {@code EParamRange} for null */
    public CallContext {
        Given.value("messageId", messageId);
        Given.value("accessToken", accessToken);
        Given.value("origin", origin);
        Given.value("caller", caller);
    }

    /** A call that may take as long as it takes. */
    public CallContext(String messageId, String accessToken, Origin origin) {
        this(messageId, accessToken, origin, Presence.ALWAYS);
    }

    /** A call from within the same process. */
    public CallContext(String messageId, String accessToken) {
        this(messageId, accessToken, Origin.LOCAL);
    }

    /** Leaves the access token out. */
    @Override
    public String toString() {
        return "CallContext[messageId=" + messageId + ", origin=" + origin.address() + "]";
    }
}
