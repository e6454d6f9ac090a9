package io.ptoken.service.api;

/**
 * Who calls, and under which message.
 *
 * @param messageId chosen by the caller; the key under which a lost answer is fetched again
 * @param accessToken from {@link TokenApiService#signInWithPassword}; secret
 */
public record CallContext(String messageId, String accessToken) {

    /** Leaves the access token out. */
    @Override
    public String toString() {
        return "CallContext[messageId=" + messageId + "]";
    }
}
