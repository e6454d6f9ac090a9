package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * The rules of sessions and passwords that an installation may set (operating requirements sections 2 and 3). Whoever
 * needs them takes a {@link java.util.function.Supplier} and asks it at every use, because preferences change at run time.
 *
 * @param sessionTimeout lifetime of a session, preference {@code ptoken.sessionTimeoutSec}; 1 s to 7 days
 * @param slidingSessions true: the lifetime begins anew with use
 * @param sessionsPerAccount open sessions an account may have; the one used longest ago is given up for another
 * @param passwordMaximumAgeDays preference {@code account.password.maximum.age.days}; 0 for passwords that never expire
 * @param shortestPassword fewest characters of a new password
 * @param lockOut what wrong passwords in a row lead to
 */
public record AccessPolicy(
        Duration sessionTimeout,
        boolean slidingSessions,
        int sessionsPerAccount,
        int passwordMaximumAgeDays,
        int shortestPassword,
        LockOut lockOut) {

    /** Suits vending. */
    public static final AccessPolicy DEFAULT =
            new AccessPolicy(Duration.ofMinutes(5), true, 1000, 0, 8, LockOut.DEFAULT);

    public AccessPolicy {
        if (sessionTimeout.compareTo(Duration.ofSeconds(1)) < 0 || sessionTimeout.compareTo(Duration.ofDays(7)) > 0) {
            throw new InvalidValueException("session timeout", sessionTimeout.toString(), "1 s to 7 days");
        }
        InvalidValueException.requireRange("sessions of an account", sessionsPerAccount, 1, 1_000_000);
        InvalidValueException.requireRange("password age in days", passwordMaximumAgeDays, 0, 36_500);
        InvalidValueException.requireRange("shortest password", shortestPassword, 1, PasswordRules.LONGEST);
    }

    /** With another lifetime of sessions. */
    public AccessPolicy withSessionTimeout(Duration timeout) {
        return new AccessPolicy(
                timeout, slidingSessions, sessionsPerAccount, passwordMaximumAgeDays, shortestPassword, lockOut);
    }

    /** With sessions that begin anew with use, or that end after their lifetime whether used or not. */
    public AccessPolicy withSlidingSessions(boolean sliding) {
        return new AccessPolicy(
                sessionTimeout, sliding, sessionsPerAccount, passwordMaximumAgeDays, shortestPassword, lockOut);
    }

    /** With another number of sessions of one account. */
    public AccessPolicy withSessionsPerAccount(int sessions) {
        return new AccessPolicy(
                sessionTimeout, slidingSessions, sessions, passwordMaximumAgeDays, shortestPassword, lockOut);
    }

    /** With another age at which passwords expire, 0 for never. */
    public AccessPolicy withPasswordMaximumAgeDays(int days) {
        return new AccessPolicy(sessionTimeout, slidingSessions, sessionsPerAccount, days, shortestPassword, lockOut);
    }

    /** With another length of the shortest password. */
    public AccessPolicy withShortestPassword(int characters) {
        return new AccessPolicy(
                sessionTimeout, slidingSessions, sessionsPerAccount, passwordMaximumAgeDays, characters, lockOut);
    }

    /** With another lock-out. */
    public AccessPolicy withLockOut(LockOut other) {
        return new AccessPolicy(
                sessionTimeout, slidingSessions, sessionsPerAccount, passwordMaximumAgeDays, shortestPassword, other);
    }

    /** True when the account's password has reached the age at which it is good no more. */
    public boolean isPasswordTooOld(Account account, Instant now) {
        return new PasswordAge(passwordMaximumAgeDays).isReached(account, now);
    }
}
