package io.ptoken.service.access.account;

/** A change to accounts or sessions that is refused; nothing was changed. The message says why, and quotes no secret. */
public final class AccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is an account of that name. */
        EXISTS,
        /** There is no account or session of that name. */
        UNKNOWN,
        /** These roles cannot come together. */
        ROLES,
        /** The new password does not meet the rules. */
        PASSWORD,
        /** That is no fingerprint of a certificate. */
        CERTIFICATE,
        /** Nobody could sign in with that account any more. */
        NO_PROOF
    }

    private final Reason reason;

    AccountException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
