package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * The rules of sessions and passwords that an installation may set (operating requirements sections 2 and 3). Whoever
 * needs them takes a {@link java.util.function.Supplier} and asks it at every use, because preferences change at run time.
 *
 * @param sessionTimeout lifetime of a session, preference {@code ptoken.sessionTimeoutSec}; 1 s to 7 days
 * @param sessionMaximum longest time from the sign-in however much a session is used, preference {@code ptoken.sessionMaxHours};
 *     zero for no such end
 * @param slidingSessions true: the lifetime begins anew with use
 * @param sessionsPerAccount open sessions an account may have; the one used longest ago is given up for another
 * @param passwordMaximumAgeDays preference {@code account.password.maximum.age.days}; 0 for passwords that never expire
 * @param shortestPassword fewest characters of a new password
 * @param lockOut what wrong passwords in a row lead to
 */
public record AccessPolicy(
        Duration sessionTimeout,
        Duration sessionMaximum,
        boolean slidingSessions,
        int sessionsPerAccount,
        int passwordMaximumAgeDays,
        int shortestPassword,
        LockOut lockOut) {

    /** Suits vending. */
    public static final AccessPolicy DEFAULT =
            new AccessPolicy(Duration.ofMinutes(5), Duration.ofHours(24), true, 1000, 0, 8, LockOut.DEFAULT);

    public AccessPolicy {
        if (sessionTimeout.compareTo(Duration.ofSeconds(1)) < 0 || sessionTimeout.compareTo(Duration.ofDays(7)) > 0) {
            throw new InvalidValueException("session timeout", sessionTimeout.toString(), "1 s to 7 days");
        }
        if (sessionMaximum.isNegative()) {
            throw new InvalidValueException("longest session", sessionMaximum.toString(), "zero or more");
        }
        InvalidValueException.requireRange("sessions of an account", sessionsPerAccount, 1, 1_000_000);
        InvalidValueException.requireRange("password age in days", passwordMaximumAgeDays, 0, 36_500);
        InvalidValueException.requireRange("shortest password", shortestPassword, 1, PasswordRules.LONGEST);
    }

    /** With another lifetime of sessions. */
    public AccessPolicy withSessionTimeout(Duration timeout) {
        return new AccessPolicy(
                timeout,
                sessionMaximum,
                slidingSessions,
                sessionsPerAccount,
                passwordMaximumAgeDays,
                shortestPassword,
                lockOut);
    }

    /** With another time after which a session ends whatever its use, zero for none. */
    public AccessPolicy withSessionMaximum(Duration maximum) {
        return new AccessPolicy(
                sessionTimeout,
                maximum,
                slidingSessions,
                sessionsPerAccount,
                passwordMaximumAgeDays,
                shortestPassword,
                lockOut);
    }

    /** With sessions that begin anew with use, or that end after their lifetime whether used or not. */
    public AccessPolicy withSlidingSessions(boolean sliding) {
        return new AccessPolicy(
                sessionTimeout,
                sessionMaximum,
                sliding,
                sessionsPerAccount,
                passwordMaximumAgeDays,
                shortestPassword,
                lockOut);
    }

    /** With another number of sessions of one account. */
    public AccessPolicy withSessionsPerAccount(int sessions) {
        return new AccessPolicy(
                sessionTimeout,
                sessionMaximum,
                slidingSessions,
                sessions,
                passwordMaximumAgeDays,
                shortestPassword,
                lockOut);
    }

    /** With another age at which passwords expire, 0 for never. */
    public AccessPolicy withPasswordMaximumAgeDays(int days) {
        return new AccessPolicy(
                sessionTimeout, sessionMaximum, slidingSessions, sessionsPerAccount, days, shortestPassword, lockOut);
    }

    /** With another length of the shortest password. */
    public AccessPolicy withShortestPassword(int characters) {
        return new AccessPolicy(
                sessionTimeout,
                sessionMaximum,
                slidingSessions,
                sessionsPerAccount,
                passwordMaximumAgeDays,
                characters,
                lockOut);
    }

    /** With another lock-out. */
    public AccessPolicy withLockOut(LockOut other) {
        return new AccessPolicy(
                sessionTimeout,
                sessionMaximum,
                slidingSessions,
                sessionsPerAccount,
                passwordMaximumAgeDays,
                shortestPassword,
                other);
    }

    /** When a session ends that was opened then and is used now, whatever else it was told before. */
    public Instant sessionEnd(Instant opened, Instant used) {
        return earlier(used.plus(sessionTimeout), latestEnd(opened));
    }

    /** The moment beyond which no use carries a session that was opened then. */
    public Instant latestEnd(Instant opened) {
        return sessionMaximum.isZero() ? Instant.MAX : opened.plus(sessionMaximum);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** True when the account's password has reached the age at which it is good no more. */
    public boolean isPasswordTooOld(Account account, Instant now) {
        return new PasswordAge(passwordMaximumAgeDays).isReached(account, now);
    }
}
