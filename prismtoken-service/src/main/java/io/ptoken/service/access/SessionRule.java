package io.ptoken.service.access;

import java.time.Instant;
import java.util.Optional;

/** Which change of an account ends its open sessions for good: no later change brings one of them back. */
@FunctionalInterface
public interface SessionRule {

    /** None does: a failed sign-in, for one. */
    SessionRule NONE = (before, after) -> Optional.empty();

    /**
     * What the change ends the sessions by; empty when they go on. An account that could not call before the change has none to
     * keep either, so that its sessions do not come back to life with it.
     */
    Optional<SessionEnd> end(Account before, Account after);

    /** Whoever may not call any more, has other roles or another password signs in anew. */
    static SessionRule at(Instant now) {
        return (before, after) -> {
            Optional<SessionEnd> kept = exceptPassword(before, after, now);
            return kept.isEmpty() && !before.passwordHash().equals(after.passwordHash())
                    ? Optional.of(SessionEnd.PASSWORD_CHANGED)
                    : kept;
        };
    }

    /** The same, but another password lets sessions go on. */
    static SessionRule keepingOverPasswords(Instant now) {
        return (before, after) -> exceptPassword(before, after, now);
    }

    private static Optional<SessionEnd> exceptPassword(Account before, Account after, Instant now) {
        if (!before.enabled() || !after.enabled()) {
            return Optional.of(SessionEnd.ACCOUNT_DISABLED);
        }
        if (before.isExpired(now) || after.isExpired(now)) {
            return Optional.of(SessionEnd.ACCOUNT_EXPIRED);
        }
        return before.roles().equals(after.roles()) ? Optional.empty() : Optional.of(SessionEnd.ROLES_CHANGED);
    }
}
