package io.ptoken.service.access.account;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.RoleRules;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.KnownAddressStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Adds, changes and removes accounts; their passwords are {@link PasswordChanges}. Running nodes see a change within a
 * second. Thread safe.
 *
 * <p>Every method throws {@link AccountException} for what is refused, and {@code EParamRange} for a name that is no IDENT.
 */
public final class AccountAdministration {

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private final AccountStore accounts;
    private final KnownAddressStore knownAddresses;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Supplier<AccessPolicy> policy;

    /** @param policy what passwords have to be, asked at every use */
    public AccountAdministration(
            AccountStore accounts,
            KnownAddressStore knownAddresses,
            PasswordHasher hasher,
            InstantSource clock,
            Supplier<AccessPolicy> policy) {
        this.accounts = accounts;
        this.knownAddresses = knownAddresses;
        this.hasher = hasher;
        this.clock = clock;
        this.policy = policy;
    }

    /** The same, which refuses to change or remove an account that does not pass a check in the moment of the change. */
    public AccountAdministration checking(Consumer<Account> check) {
        Given.value("check", check);
        return new AccountAdministration(new CheckedAccounts(accounts, check), knownAddresses, hasher, clock, policy);
    }

    /** Every account, by name. */
    public List<Account> all() {
        return accounts.all();
    }

    /** One account. */
    public Account find(String username) {
        Given.value("username", username);
        return accounts.find(username).orElseThrow(() -> unknown(username));
    }

    /**
     * Adds an account.
     *
     * @param password secret; the caller wipes it
     */
    public Account add(Actor actor, NewAccount wanted, char[] password) {
        Given.value("actor", actor);
        Given.value("wanted", wanted);
        Given.value("password", password);
        Param.ident("username", wanted.username());
        requireRoles(wanted.roles());
        NewPassword.require(password, wanted.username(), policy.get());
        Instant now = clock.instant();
        boolean mustChange = wanted.firstUse() == FirstUse.MUST_CHANGE;
        Account account = Account.of(wanted.username(), "", wanted.roles(), now).withExpires(wanted.expires());
        requireNew(wanted.username());
        Account complete = account.withPassword(hasher.hash(password), now, mustChange);
        String detail = "roles " + names(wanted.roles())
                + wanted.expires().map(end -> ", expires " + end).orElse("");
        if (!accounts.add(complete, actor.did(now, "user.add", wanted.username(), detail))) {
            throw exists(wanted.username());
        }
        return complete;
    }

    /** Refuses what {@link #add} would refuse whatever the password, so that nobody is asked for one in vain. */
    public void requireAddable(String username, Set<Role> roles) {
        Given.value("username", username);
        Given.value("roles", roles);
        Param.ident("username", username);
        requireRoles(roles);
        requireNew(username);
    }

    /** Removes an account and its sessions. */
    public void remove(Actor actor, String username) {
        Given.value("actor", actor);
        Given.value("username", username);
        if (!accounts.remove(username, actor.did(clock.instant(), "user.remove", username, ""))) {
            throw unknown(username);
        }
    }

    /** Gives an account other roles; its sessions end. */
    public Account setRoles(Actor actor, String username, Set<Role> roles) {
        Given.value("actor", actor);
        Given.value("username", username);
        Given.value("roles", roles);
        requireRoles(roles);
        Instant now = clock.instant();
        return update(actor, username, "user.roles", names(roles), account -> account.withRoles(roles, now));
    }

    /** Lets an account sign in and call, or not. Its sessions end for good: none comes back when it may again. */
    public Account setEnabled(Actor actor, String username, boolean enabled) {
        Given.value("actor", actor);
        Given.value("username", username);
        String action = enabled ? "user.enable" : "user.disable";
        return update(actor, username, action, "", account -> account.withEnabled(enabled));
    }

    /**
     * Sets the moment from which an account may sign in and call no more; empty for never. Sessions of one that had come to its
     * end do not come back.
     */
    public Account setExpires(Actor actor, String username, Optional<Instant> end) {
        Given.value("actor", actor);
        Given.value("username", username);
        Given.value("end", end);
        String detail = end.map(Instant::toString).orElse("never");
        return update(actor, username, "user.expire", detail, account -> account.withExpires(end));
    }

    /** Sets the zone in which the owner of an account reads times; empty for that of the server. Sessions go on. */
    public Account setZone(Actor actor, String username, Optional<ZoneId> zone) {
        Given.value("actor", actor);
        Given.value("username", username);
        Given.value("zone", zone);
        String detail = zone.map(ZoneId::getId).orElse("that of the server");
        return accounts.update(
                        username,
                        account -> account.withZone(zone),
                        actor.did(clock.instant(), "user.zone-own", username, detail))
                .orElseThrow(() -> unknown(username));
    }

    /** Forgets the wrong passwords of an account and lets it sign in at once. */
    public Account unlock(Actor actor, String username) {
        Given.value("actor", actor);
        Given.value("username", username);
        Account unlocked =
                update(actor, username, "user.unlock", "", account -> account.withFailures(0, Optional.empty()));
        knownAddresses.forgive(username);
        return unlocked;
    }

    /**
     * Binds an account to a client certificate: it signs in over connections that present it and no others. Its password is
     * asked for besides, until {@link #useCertificateAlone}.
     *
     * @param fingerprint SHA-256 of the certificate, 64 hex digits, colons allowed
     */
    public Account bindCertificate(Actor actor, String username, String fingerprint) {
        Given.value("actor", actor);
        Given.value("username", username);
        Given.value("fingerprint", fingerprint);
        String digits = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
        if (!FINGERPRINT.matcher(digits).matches()) {
            throw new AccountException(
                    Reason.CERTIFICATE,
                    "got '" + Param.echo(fingerprint) + "', expected the SHA-256 of a certificate," + " 64 hex digits");
        }
        return update(
                actor, username, "user.certificate", digits, account -> account.withCertificate(Optional.of(digits)));
    }

    /** Takes the password of an account away: its client certificate alone signs it in, with an empty password. */
    public Account useCertificateAlone(Actor actor, String username) {
        Given.value("actor", actor);
        Given.value("username", username);
        if (find(username).certificate().isEmpty()) {
            throw new AccountException(
                    Reason.NO_PROOF,
                    "the account '" + username + "' is bound to no certificate; bind one before its password goes");
        }
        Instant now = clock.instant();
        return update(
                actor,
                username,
                "user.certificate",
                "password taken away",
                account -> account.withPassword(Account.NO_PASSWORD, now, false));
    }

    /** Lets an account sign in over any connection again. */
    public Account unbindCertificate(Actor actor, String username) {
        Given.value("actor", actor);
        Given.value("username", username);
        if (!find(username).hasPassword()) {
            throw new AccountException(
                    Reason.NO_PROOF,
                    "the account '" + username + "' has no password; set one before its certificate goes");
        }
        return update(
                actor, username, "user.certificate", "none", account -> account.withCertificate(Optional.empty()));
    }

    private Account update(Actor actor, String username, String action, String detail, UnaryOperator<Account> change) {
        Instant now = clock.instant();
        return accounts.update(username, change, SessionRule.at(now), actor.did(now, action, username, detail))
                .orElseThrow(() -> unknown(username));
    }

    private void requireNew(String username) {
        if (accounts.find(username).isPresent()) {
            throw exists(username);
        }
    }

    private static void requireRoles(Set<Role> roles) {
        RoleRules.objection(roles).ifPresent(objection -> {
            throw new AccountException(Reason.ROLES, objection);
        });
    }

    private static String names(Set<Role> roles) {
        return roles.stream().map(Role::roleName).sorted().collect(Collectors.joining(" "));
    }

    private static AccountException exists(String username) {
        return new AccountException(Reason.EXISTS, "there is an account '" + username + "' already");
    }

    private AccountException unknown(String username) {
        return UnknownAccount.of(username, accounts);
    }
}
