package io.ptoken.service.access.session;

import io.ptoken.service.access.Origin;
import io.ptoken.service.api.Presence;
import io.ptoken.service.port.AuditEntry;
import java.time.Instant;

/**
 * Somebody claims to be an account.
 *
 * @param username the account claimed
 * @param origin where the claim comes from
 * @param messageId of the call, empty outside the API
 * @param purpose what the proof is for
 * @param actor who is known to be there whatever comes of the claim; empty for nobody
 * @param presence whether somebody waits for the answer
 */
public record SignInAttempt(
        String username, Origin origin, String messageId, Purpose purpose, String actor, Presence presence) {

    /** A claim of somebody who waits for the answer, whatever comes. */
    public SignInAttempt(String username, Origin origin, String messageId, Purpose purpose, String actor) {
        this(username, origin, messageId, purpose, actor, Presence.ALWAYS);
    }

    /** A claim of somebody who is not known. */
    public SignInAttempt(String username, Origin origin, String messageId, Purpose purpose) {
        this(username, origin, messageId, purpose, "");
    }

    /** What a proof is for. */
    public enum Purpose {
        /** To open a session. */
        SIGN_IN("signInWithPassword"),
        /** To set another password; the one way open to an account that must do so first. */
        CHANGE_PASSWORD("user.passwd"),
        /** To act on the operator's side. */
        OPERATE("operate"),
        /** To open a session at the web console, which leads an account that must change its password to that. */
        CONSOLE("operate"),
        /** To do there what cannot be undone. */
        CONFIRM("confirm");

        private final String action;

        Purpose(String action) {
            this.action = action;
        }

        /** Its name in the audit log. */
        public String action() {
            return action;
        }

        /** True where a password that has to be changed first is a right one. */
        boolean takesFirstPasswords() {
            return this == CHANGE_PASSWORD || this == CONSOLE;
        }
    }

    /** The audit entry of a claim that was refused; nobody has signed in by it. */
    public AuditEntry refused(Instant now, String outcome, String reason) {
        return new AuditEntry(now, actor, origin.address(), purpose.action, username, outcome, messageId, reason);
    }

    /** The audit entry of a claim that was proved. */
    AuditEntry proved(Instant now, String detail) {
        return new AuditEntry(
                now, username, origin.address(), purpose.action, username, AuditEntry.OK, messageId, detail);
    }
}
