package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One person's or system's account (operating requirements section 2).
 *
 * @param username IDENT, 1-40 characters
 * @param passwordHash PHC string of Argon2id, or {@value #NO_PASSWORD}
 * @param roles what it may do
 * @param enabled false: sign-in is refused
 * @param passwordChanged when the present password was set; it expires by its age
 * @param mustChangePassword true: the password was set by somebody else and has to be changed before anything else is done
 * @param expires moment from which sign-in is refused; empty for never
 * @param failedSignIns wrong passwords since the last right one
 * @param lockedUntil until then sign-in is refused, whatever the password; empty when it is not locked
 * @param certificate SHA-256 of the client certificate the account is bound to, 64 lower-case hex digits; empty for none
 */
public record Account(
        String username,
        String passwordHash,
        Set<Role> roles,
        boolean enabled,
        Instant passwordChanged,
        boolean mustChangePassword,
        Optional<Instant> expires,
        int failedSignIns,
        Optional<Instant> lockedUntil,
        Optional<String> certificate) {

    /** In the place of a hash: the account has no password, its client certificate alone signs it in. */
    public static final String NO_PASSWORD = "none";

    public Account {
        roles = Set.copyOf(roles);
        InvalidValueException.requireRange("failed sign-ins", failedSignIns, 0, Integer.MAX_VALUE);
    }

    /** An enabled account whose password need not be changed. */
    public static Account of(String username, String passwordHash, Set<Role> roles, Instant passwordChanged) {
        return new Account(
                username,
                passwordHash,
                roles,
                true,
                passwordChanged,
                false,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    /** True when there is a password to check. */
    public boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    /** True when it has come to its end. */
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    /** True while wrong passwords keep it locked. */
    public boolean isLocked(Instant now) {
        return lockedUntil.isPresent() && now.isBefore(lockedUntil.get());
    }

    /** The same with another password; what counted against the old one is forgotten. */
    public Account withPassword(String hash, Instant changed, boolean mustChange) {
        return new Account(
                username, hash, roles, enabled, changed, mustChange, expires, 0, Optional.empty(), certificate);
    }

    /** The same with other roles. */
    public Account withRoles(Set<Role> others) {
        return new Account(
                username,
                passwordHash,
                others,
                enabled,
                passwordChanged,
                mustChangePassword,
                expires,
                failedSignIns,
                lockedUntil,
                certificate);
    }

    /** The same, enabled or not. */
    public Account withEnabled(boolean on) {
        return new Account(
                username,
                passwordHash,
                roles,
                on,
                passwordChanged,
                mustChangePassword,
                expires,
                failedSignIns,
                lockedUntil,
                certificate);
    }

    /** The same with another end. */
    public Account withExpires(Optional<Instant> end) {
        return new Account(
                username,
                passwordHash,
                roles,
                enabled,
                passwordChanged,
                mustChangePassword,
                end,
                failedSignIns,
                lockedUntil,
                certificate);
    }

    /** The same after so many wrong passwords in a row, locked or not. */
    public Account withFailures(int failures, Optional<Instant> locked) {
        return new Account(
                username,
                passwordHash,
                roles,
                enabled,
                passwordChanged,
                mustChangePassword,
                expires,
                failures,
                locked,
                certificate);
    }

    /** The same, bound to a client certificate or to none. */
    public Account withCertificate(Optional<String> fingerprint) {
        return new Account(
                username,
                passwordHash,
                roles,
                enabled,
                passwordChanged,
                mustChangePassword,
                expires,
                failedSignIns,
                lockedUntil,
                fingerprint);
    }

    /** Leaves the password hash out. */
    @Override
    public String toString() {
        return "Account[" + username + ", roles=" + roles + ", enabled=" + enabled + "]";
    }
}
