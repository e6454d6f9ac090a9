package io.ptoken.hsm.keyentry;

import io.ptoken.sts.ReadableFailure;

/** A vending key that the module does not take; nothing has changed. The message never contains key material. */
public final class KeyEntryException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** Why the key is not taken. */
    public enum Reason {
        /** The register number is beyond the module's capacity. */
        NO_SUCH_REGISTER,
        /** The register holds another key, and replacing it was not asked for. */
        REGISTER_OCCUPIED,
        /** Another register holds a key of the same SGC, KRN and KT. */
        DUPLICATE,
        /** The length does not suit the algorithm. */
        WRONG_LENGTH,
        /** EXP of the key is past: it is not taken into modules any more. */
        EXPIRED,
        /** ACT is not before IUT, or EXP is before ACT. */
        UNSOUND_DATES,
        /** An algorithm that the module does not compute. */
        UNSUPPORTED_ALGORITHM
    }

    private final Reason reason;

    public KeyEntryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the key is not taken. */
    public Reason reason() {
        return reason;
    }
}
