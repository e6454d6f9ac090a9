package io.ptoken.service.access.account;

import io.ptoken.service.Given;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.SignInAttempt;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.port.AccountStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sets passwords. A new one forgets wrong passwords, ends a lock and, if wanted, the open sessions. Thread safe. */
public final class PasswordChanges {

    private static final String ACTION = "user.passwd";

    private final AccountStore accounts;
    private final Authenticator authenticator;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Supplier<AccessPolicy> policy;

    /**
     * @param authenticator checks the old password of an owner
     * @param policy what passwords have to be, asked at every use
     */
    public PasswordChanges(
            AccountStore accounts,
            Authenticator authenticator,
            PasswordHasher hasher,
            InstantSource clock,
            Supplier<AccessPolicy> policy) {
        this.accounts = accounts;
        this.authenticator = authenticator;
        this.hasher = hasher;
        this.clock = clock;
        this.policy = policy;
    }

    /** The same, which refuses to change an account that does not pass a check in the moment of the change. */
    public PasswordChanges checking(Consumer<Account> check) {
        Given.value("check", check);
        return new PasswordChanges(new CheckedAccounts(accounts, check), authenticator, hasher, clock, policy);
    }

    /**
     * An administrator sets the password of somebody else.
     *
     * @param password secret; the caller wipes it
     * @param open what becomes of the account's sessions
     * @throws AccountException when there is no such account or the password does not meet the rules
     */
    public Account set(Actor actor, String username, char[] password, FirstUse firstUse, OpenSessions open) {
        Given.value("actor", actor);
        Given.value("username", username);
        Given.value("password", password);
        Given.value("firstUse", firstUse);
        Given.value("open", open);
        UnknownAccount.require(username, accounts);
        NewPassword.require(password, username, policy.get());
        String detail = firstUse == FirstUse.MUST_CHANGE ? "by an administrator, to be changed" : "by an administrator";
        return store(
                actor,
                username,
                password,
                (account, made) -> account.withPassword(made.hash(), made.at(), firstUse == FirstUse.MUST_CHANGE),
                open,
                detail);
    }

    /**
     * The owner changes his password, which he must when an administrator set it.
     *
     * @param actor who is known to be there, for the audit log when the present password is wrong; empty for nobody
     * @param before present password, secret; the caller wipes it
     * @param after new password, secret; the caller wipes it
     * @param open what becomes of the account's sessions
     * @throws io.ptoken.service.ServiceException {@code ESignin.Authentication} when the present password is wrong or the
     *     account may not sign in; this counts as a failed sign-in
     * @throws AccountException when the new password does not meet the rules or is the present one
     */
    public Account changeOwn(
            String username, Origin origin, String actor, char[] before, char[] after, OpenSessions open) {
        Given.value("username", username);
        Given.value("origin", origin);
        Given.value("actor", actor);
        Given.value("before", before);
        Given.value("after", after);
        Given.value("open", open);
        authenticator.authenticate(new SignInAttempt(username, origin, "", Purpose.CHANGE_PASSWORD, actor), before);
        NewPassword.require(after, username, policy.get());
        if (Arrays.equals(before, after)) {
            throw new AccountException(Reason.PASSWORD, "the new password must not be the present one");
        }
        return store(
                new Actor(username, origin),
                username,
                after,
                (account, made) -> account.withChosenPassword(made.hash(), made.at()),
                open,
                "by its owner");
    }

    /** A new password, as an account keeps it. */
    private record Made(String hash, Instant at) {}

    private Account store(
            Actor actor,
            String username,
            char[] password,
            BiFunction<Account, Made, Account> change,
            OpenSessions open,
            String detail) {
        Made made = new Made(hasher.hash(password), clock.instant());
        Account changed = accounts.update(
                        username,
                        account -> change.apply(account, made),
                        open == OpenSessions.KEEP
                                ? SessionRule.keepingOverPasswords(made.at())
                                : SessionRule.at(made.at()),
                        actor.did(
                                made.at(),
                                ACTION,
                                username,
                                open == OpenSessions.KEEP ? detail + ", its sessions go on" : detail))
                .orElseThrow(() -> UnknownAccount.of(username, accounts));
        authenticator.forgive(username);
        return changed;
    }
}
