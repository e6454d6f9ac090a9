package io.ptoken.service.operate.call;

import io.ptoken.sts.ReadableFailure;

/** What is wanted cannot be done here, for the reason that the message tells people. Nothing was changed. */
public final class NotPossibleException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /**
     * For a reason.
     *
     * @param reason a sentence without its full stop, with what to do where that is known
     */
    public NotPossibleException(String reason) {
        super(reason);
    }

    /** The same, with what was the cause. */
    public NotPossibleException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
