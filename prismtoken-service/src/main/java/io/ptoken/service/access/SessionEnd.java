package io.ptoken.service.access;

import java.util.Optional;

/** What ended a session before its time was over. */
public enum SessionEnd {
    /** The account opened more sessions than it may have, and this was the one used longest ago. */
    SUPERSEDED("superseded"),
    /** Its owner signed out. */
    SIGNED_OUT("signed out"),
    /** An operator ended it. */
    REVOKED("revoked"),
    /** Its account was removed. */
    ACCOUNT_REMOVED("account removed"),
    /** Its account was disabled. */
    ACCOUNT_DISABLED("account disabled"),
    /** Its account came to its end. */
    ACCOUNT_EXPIRED("account expired"),
    /** The password of its account was changed. */
    PASSWORD_CHANGED("password changed"),
    /** The roles of its account were changed. */
    ROLES_CHANGED("roles changed");

    private final String reason;

    SessionEnd(String reason) {
        this.reason = reason;
    }

    /** The one of that reason; empty when there is none. */
    public static Optional<SessionEnd> ofReason(String reason) {
        for (SessionEnd end : values()) {
            if (end.reason.equals(reason)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** What its owner is told: the parameter of {@code EAuthentication.Token}. */
    public String reason() {
        return reason;
    }
}
