package io.ptoken.service.port;

import io.ptoken.sts.ReadableFailure;

/**
 * The store failed: nothing of the refused transaction was stored, unless the reason says that this is not known. The
 * message tells people what to look at and quotes no stored value.
 */
public final class StoreException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as it can be told. */
    public enum Reason {
        /** The database cannot be reached, or does not answer in time. */
        UNAVAILABLE,
        /** There is no room left on its disk. */
        FULL,
        /** The disk failed to write or to make it durable. */
        INPUT_OUTPUT,
        /** The database is damaged, or is no database of ours. */
        DAMAGED,
        /** It lacks what this process wrote last: an older copy was put back, or a standby that was behind took over. */
        OLDER,
        /** Its schema is newer than this program, or was changed by hand. */
        SCHEMA,
        /** The connection broke while committing: whether the change is stored is not known. */
        OUTCOME_UNKNOWN,
        /** Anything else; a defect, probably. */
        OTHER
    }

    private final Reason reason;

    public StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public StoreException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
