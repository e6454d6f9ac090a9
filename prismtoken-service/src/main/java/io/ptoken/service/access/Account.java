package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
 * @param passwordChosen true: its owner set the present password, with the one before as the proof; false: somebody else did
 * @param administratorSince when it became an administrator's; empty when it is none
 * @param zone in which its owner reads times; empty until they choose one
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
        Optional<String> certificate,
        boolean passwordChosen,
        Optional<Instant> administratorSince,
        Optional<ZoneId> zone) {

    /** In the place of a hash: the account has no password, its client certificate alone signs it in. */
    public static final String NO_PASSWORD = "none";

    public Account {
        roles = Set.copyOf(roles);
        InvalidValueException.requireRange("failed sign-ins", failedSignIns, 0, Integer.MAX_VALUE);
    }

    /** A new, enabled account, whose password somebody else has set and which need not be changed. */
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
                Optional.empty(),
                false,
                Optional.of(passwordChanged).filter(unused -> roles.contains(Role.ADMIN)),
                Optional.empty());
    }

    /** True when there is a password to check. */
    public boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    /**
     * The moment at which its password is good no more.
     *
     * @param maximumAge of passwords; zero: they do not age
     * @return empty for one that does not age, and where there is none
     */
    public Optional<Instant> passwordEnd(Duration maximumAge) {
        return maximumAge.isZero() || !hasPassword()
                ? Optional.empty()
                : Optional.of(passwordChanged().plus(maximumAge));
    }

    /** True when it has come to its end. */
    public boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    /** True while wrong passwords keep it locked. */
    public boolean isLocked(Instant now) {
        return lockedUntil.isPresent() && now.isBefore(lockedUntil.get());
    }

    /** The same with a password that somebody else set; what counted against the old one is forgotten. */
    public Account withPassword(String hash, Instant changed, boolean mustChange) {
        return withPassword(hash, changed, mustChange, false);
    }

    /** The same with a password that its owner chose; what counted against the old one is forgotten. */
    public Account withChosenPassword(String hash, Instant changed) {
        return withPassword(hash, changed, false, true);
    }

    private Account withPassword(String hash, Instant changed, boolean mustChange, boolean chosen) {
        return new Account(
                username,
                hash,
                roles,
                enabled,
                changed,
                mustChange,
                expires,
                0,
                Optional.empty(),
                certificate,
                chosen,
                administratorSince,
                zone);
    }

    /**
     * The same with other roles.
     *
     * @param at when it gets them; who was an administrator before and stays one has been one since then
     */
    public Account withRoles(Set<Role> others, Instant at) {
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
                certificate,
                passwordChosen,
                others.contains(Role.ADMIN) ? administratorSince.or(() -> Optional.of(at)) : Optional.empty(),
                zone);
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
                certificate,
                passwordChosen,
                administratorSince,
                zone);
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
                certificate,
                passwordChosen,
                administratorSince,
                zone);
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
                certificate,
                passwordChosen,
                administratorSince,
                zone);
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
                fingerprint,
                passwordChosen,
                administratorSince,
                zone);
    }

    /** The same, whose owner reads times in that zone; empty for that of the server. */
    public Account withZone(Optional<ZoneId> chosen) {
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
                certificate,
                passwordChosen,
                administratorSince,
                chosen);
    }

    /** Leaves the password hash out. */
    @Override
    public String toString() {
        return "Account[" + username + ", roles=" + roles + ", enabled=" + enabled + "]";
    }
}
