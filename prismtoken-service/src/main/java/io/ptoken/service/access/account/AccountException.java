package io.ptoken.service.access.account;

import io.ptoken.sts.ReadableFailure;

/** A change to accounts or sessions that is refused; nothing was changed. The message says why, and quotes no secret. */
public final class AccountException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is an account of that name. */
        EXISTS("EAccount.Exists"),
        /** There is no account or session of that name. */
        UNKNOWN("EAccount.Unknown"),
        /** These roles cannot come together. */
        ROLES("EAccount.Roles"),
        /** The new password does not meet the rules. */
        PASSWORD("EAccount.Password"),
        /** That is no fingerprint of a certificate. */
        CERTIFICATE("EAccount.Certificate"),
        /** The account is disabled or has expired. */
        OUT_OF_USE("EAccount.OutOfUse"),
        /** Nobody could sign in with that account any more. */
        NO_PROOF("EAccount.NoProof");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Dotted code; ours, in the hierarchy of the error codes. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public AccountException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
