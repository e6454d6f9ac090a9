package io.ptoken.service.observe;

import io.ptoken.service.api.ApiMethod;

/**
 * Writes an entry about every call of the API when it has ended. Implementations are thread safe, quick, and throw nothing:
 * they run between a result and its reply.
 */
@FunctionalInterface
public interface CallLog {

    /** Writes nothing. */
    CallLog NONE = (call, messageId, outcome, nanoseconds) -> {};

    /**
     * A call has ended.
     *
     * @param call the method
     * @param messageId the caller's, as it came, so it may hold any character; empty for a method without one
     * @param outcome {@link CallObserver#OK} or the eCode of an {@link io.ptoken.service.ErrorCode}
     * @param nanoseconds how long it took, at least 0
     */
    void ended(ApiMethod call, String messageId, String outcome, long nanoseconds);
}
