package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.FirstUse;
import io.ptoken.service.access.account.OpenSessions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls on accounts (operating requirements section 2). A call on an account that is not there, or that the rules of accounts
 * forbid, is refused as {@link io.ptoken.service.access.account.AccountException}.
 *
 * @param <R> what it answers
 */
public sealed interface AccountCalls<R> extends OperatorCall<R> {

    /**
     * An account without its password.
     *
     * @param username IDENT, 1-40 characters
     * @param roles what it may do
     * @param enabled false: sign-in is refused
     * @param hasPassword false: its client certificate alone signs it in
     * @param passwordChanged when the present password was set
     * @param mustChangePassword true: it has to be changed before anything else is done
     * @param expires moment from which sign-in is refused; empty for never
     * @param failedSignIns wrong passwords since the last right one
     * @param lockedUntil until then sign-in is refused; empty when it is not locked
     * @param certificate SHA-256 of the client certificate it is bound to; empty for none
     * @param openSessions sessions of the TokenApi that it has open
     * @param passwordExpires when its password is too old; empty for one that does not age
     */
    record Shown(
            String username,
            Set<Role> roles,
            boolean enabled,
            boolean hasPassword,
            Instant passwordChanged,
            boolean mustChangePassword,
            Optional<Instant> expires,
            int failedSignIns,
            Optional<Instant> lockedUntil,
            Optional<String> certificate,
            int openSessions,
            Optional<Instant> passwordExpires) {

        public Shown {
            roles = Set.copyOf(roles);
        }

        /**
         * What is shown of an account.
         *
         * @param maximumAge of passwords; zero: they do not age
         */
        public static Shown of(Account account, int openSessions, Duration maximumAge) {
            return new Shown(
                    account.username(),
                    account.roles(),
                    account.enabled(),
                    account.hasPassword(),
                    account.passwordChanged(),
                    account.mustChangePassword(),
                    account.expires(),
                    account.failedSignIns(),
                    account.lockedUntil(),
                    account.certificate(),
                    openSessions,
                    account.passwordEnd(maximumAge));
        }
    }

    /** A call that only looks. */
    sealed interface Look<R> extends AccountCalls<R> {

        @Override
        default Permission permission() {
            return Permission.READ_ACCOUNTS;
        }

        @Override
        default Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /**
     * A client certificate to which an account is bound.
     *
     * @param username the account
     * @param enabled whether it may sign in at all
     * @param fingerprint SHA-256 of the certificate
     * @param alone true when the certificate is enough, without a password
     * @param subject its holder; empty when the certificate itself is not known here
     * @param validUntil its end; empty likewise
     */
    record Bound(
            String username,
            boolean enabled,
            String fingerprint,
            boolean alone,
            Optional<String> subject,
            Optional<Instant> validUntil) {}

    /** Which account is bound to which client certificate, by name. */
    record Certificates() implements Look<List<Bound>> {

        @Override
        public String action() {
            return "user.certificates";
        }
    }

    /** A change; answers the account as it is then, or was before it went. */
    sealed interface Change extends AccountCalls<Shown> {

        String username();

        @Override
        default Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        default String subject() {
            return username();
        }

        @Override
        default Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /** What is asked for where an account gets a password. */
    static String newPassword(String username) {
        return "new password of " + username;
    }

    /** What is asked for as the proof that an account is one's own. */
    static String presentPassword(String username) {
        return "present password of " + username;
    }

    /** Every account, by name. */
    record All() implements Look<List<Shown>> {

        @Override
        public String action() {
            return "user.list";
        }
    }

    /** One account. */
    record One(String username) implements Look<Shown> {

        public One {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "user.show";
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }
    }

    /**
     * Somebody signed in, or did not.
     *
     * @param at when; of several refusals that have one entry, the last
     * @param action how: {@code operate} on the operator's side, {@code signInWithPassword} at the TokenApi
     * @param origin address it came from
     * @param outcome {@code Ok} or the code of the refusal
     * @param detail what else the audit log says of it
     * @param count how often
     */
    record SignIn(Instant at, String action, String origin, String outcome, String detail, long count) {}

    /**
     * The last sign-ins of an account and those that were refused, the newest first, as far back as the audit log goes.
     *
     * @param most how many at most, 1-{@value #MOST}
     */
    record SignIns(String username, int most) implements Look<List<SignIn>> {

        /** Most of one answer. */
        public static final int MOST = 100;

        /**
         * Holds the number to its range.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public SignIns {
            Given.value("username", username);
            Param.range("most", most, 1, MOST);
        }

        @Override
        public String action() {
            return "user.sign-ins";
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }
    }

    /**
     * Its owner chooses the zone in which they read times. Nobody does it for them.
     *
     * @param zone name of a region, as {@code Africa/Johannesburg}, or {@code UTC}; empty for that of the server
     */
    record SetOwnZone(String username, String zone) implements AccountCalls<Shown> {

        private static final int LONGEST = 64;

        /**
         * Holds the zone to those that there are.
         *
         * @throws io.ptoken.service.ServiceException {@code EParamRange}
         */
        public SetOwnZone {
            Given.value("username", username);
            Given.value("zone", zone);
            if (!zone.isEmpty()
                    && (zone.length() > LONGEST || !ZoneId.getAvailableZoneIds().contains(zone))) {
                throw ServiceException.paramRange(
                        "zone", Param.echo(zone), "the name of a time zone, as Africa/Johannesburg or UTC");
            }
        }

        @Override
        public String action() {
            return "user.zone-own";
        }

        /** For an account that is not one's own, of which it is refused all the same. */
        @Override
        public Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /**
     * Adds an account; its password is asked for.
     *
     * @param expires moment from which sign-in is refused; empty for never
     * @param firstUse whether its first password has to be changed
     */
    record Add(String username, Set<Role> roles, Optional<Instant> expires, FirstUse firstUse) implements Change {

        public Add {
            Given.value("username", username);
            roles = Given.set("roles", roles);
            Given.value("expires", expires);
            Given.value("firstUse", firstUse);
        }

        @Override
        public String action() {
            return "user.add";
        }
    }

    /**
     * Sets the password of somebody else, which is asked for.
     *
     * @param open what becomes of the account's sessions
     */
    record SetPassword(String username, FirstUse firstUse, OpenSessions open) implements Change {

        public SetPassword {
            Given.value("username", username);
            Given.value("firstUse", firstUse);
            Given.value("open", open);
        }

        @Override
        public String action() {
            return "user.passwd";
        }
    }

    /**
     * Its owner changes the password of an account, which they must when somebody else has set it: the present one is asked for,
     * then the new one. A wrong one counts as a failed sign-in.
     *
     * @param open what becomes of the account's sessions
     */
    record ChangeOwnPassword(String username, OpenSessions open) implements AccountCalls<Shown> {

        public ChangeOwnPassword {
            Given.value("username", username);
            Given.value("open", open);
        }

        @Override
        public String action() {
            return "user.passwd-own";
        }

        /** For an account that is not one's own. */
        @Override
        public Permission permission() {
            return Permission.MANAGE_ACCOUNTS;
        }

        @Override
        public String subject() {
            return username;
        }

        @Override
        public Optional<String> ownAccount() {
            return Optional.of(username);
        }

        @Override
        public boolean asksForProof() {
            return true;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /** Gives an account other roles. */
    record SetRoles(String username, Set<Role> roles) implements Change {

        public SetRoles {
            Given.value("username", username);
            roles = Given.set("roles", roles);
        }

        @Override
        public String action() {
            return "user.roles";
        }
    }

    /** Lets an account sign in and call, or not. */
    record SetEnabled(String username, boolean enabled) implements Change {

        public SetEnabled {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return enabled ? "user.enable" : "user.disable";
        }
    }

    /** Sets the moment from which an account may do nothing more; empty for never. */
    record SetExpires(String username, Optional<Instant> end) implements Change {

        public SetExpires {
            Given.value("username", username);
            Given.value("end", end);
        }

        @Override
        public String action() {
            return "user.expire";
        }
    }

    /** Forgets the wrong passwords of an account and lets it sign in at once. */
    record Unlock(String username) implements Change {

        public Unlock {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "user.unlock";
        }
    }

    /**
     * Binds an account to a client certificate.
     *
     * @param fingerprint its SHA-256, 64 hex digits, colons allowed
     */
    record BindCertificate(String username, String fingerprint) implements Change {

        public BindCertificate {
            Given.value("username", username);
            Given.value("fingerprint", fingerprint);
        }

        @Override
        public String action() {
            return "user.certificate";
        }
    }

    /** Takes the password of an account away: its client certificate alone signs it in. */
    record UseCertificateAlone(String username) implements Change {

        public UseCertificateAlone {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "user.certificate-alone";
        }
    }

    /** Lets an account sign in over any connection again. */
    record UnbindCertificate(String username) implements Change {

        public UnbindCertificate {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "user.certificate-none";
        }
    }

    /** Removes an account and its sessions for good. */
    record Remove(String username) implements Change {

        public Remove {
            Given.value("username", username);
        }

        @Override
        public String action() {
            return "user.remove";
        }

        @Override
        public String danger() {
            return "Remove the account " + username + "?";
        }
    }
}
