package io.ptoken.service.observe;

import io.ptoken.service.api.ApiMethod;

/**
 * Hears of every call of the API when it has ended. Implementations are thread safe, quick, and throw nothing: they run
 * between a result and its reply.
 */
public interface CallObserver {

    /** The outcome of a call that did what it was asked. */
    String OK = "Ok";

    /** Hears and does nothing. */
    CallObserver NONE = new CallObserver() {
        @Override
        public void called(ApiMethod call, String outcome, long nanoseconds) {}

        @Override
        public void issued(TokenKind kind, int subclass) {}
    };

    /**
     * A call has ended.
     *
     * @param call the method
     * @param outcome {@link #OK} or the eCode of an {@link io.ptoken.service.ErrorCode}: a closed set
     * @param nanoseconds how long it took, at least 0
     */
    void called(ApiMethod call, String outcome, long nanoseconds);

    /**
     * One token was answered to a call that issues; a repeated call under the same messageId counts again, a fetched
     * result does not.
     *
     * @param kind what it is for
     * @param subclass 0-15
     */
    void issued(TokenKind kind, int subclass);
}
