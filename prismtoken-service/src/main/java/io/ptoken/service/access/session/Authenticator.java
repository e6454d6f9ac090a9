package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.KnownAddressStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Checks who somebody claims to be (operating requirements section 2). Whatever is wrong, name, password, certificate, an
 * account that is disabled, expired, locked or has to change its password first, the answer is one and the same and costs
 * one full password hash, so that neither text nor time tells which names exist or whether a guess was right. The reason
 * is in the audit log. Thread safe.
 */
public final class Authenticator {

    static final String REALM = "local";

    private final AccountStore accounts;
    private final FoldedRefusals refusals;
    private final RecentPasswords passwords;
    private final InstantSource clock;
    private final Supplier<AccessPolicy> policy;
    private final SignInQueue queue;
    private final KnownOrigins origins;

    /** @param policy age of passwords and lock-out, asked at every use */
    public Authenticator(
            AccountStore accounts,
            KnownAddressStore knownAddresses,
            FoldedRefusals refusals,
            RecentPasswords passwords,
            SignInQueue queue,
            InstantSource clock,
            Supplier<AccessPolicy> policy) {
        this.queue = queue;
        this.accounts = accounts;
        this.origins = new KnownOrigins(knownAddresses);
        this.refusals = refusals;
        this.passwords = passwords;
        this.clock = clock;
        this.policy = policy;
    }

    /**
     * The account, when the claim is proved.
     *
     * @param password secret; the caller wipes it
     * @throws ServiceException {@code ESignin.Authentication} for every other case, or {@code EService} when too many sign in
     */
    public Account authenticate(SignInAttempt attempt, char[] password) {
        Optional<Account> found = accounts.find(attempt.username());
        return found.isPresent()
                ? authenticate(found.get(), attempt, password)
                : refuseAtFullCost(attempt, password, "no such account");
    }

    /** Holds no wrong password against the addresses of an account any more: it has another one. */
    public void forgive(String username) {
        origins.forgive(username);
    }

    private Account authenticate(Account account, SignInAttempt attempt, char[] password) {
        Optional<String> obstacle = obstacle(account, attempt);
        if (obstacle.isPresent()) {
            return refuseAtFullCost(attempt, password, obstacle.get());
        }
        if (!account.hasPassword()) {
            Optional<String> unusable = password.length == 0
                    ? outOfUse(account, attempt)
                    : Optional.of("a password for an account without one");
            return unusable.isPresent()
                    ? refuseAtFullCost(attempt, password, unusable.get())
                    : proved(account, attempt);
        }
        boolean right = outOfUse(account, attempt).isPresent()
                ? inTurn(attempt, () -> passwords.matchesAtFullCost(password, account.passwordHash()))
                : passwords.matches(password, account.passwordHash(), hash -> inTurn(attempt, hash));
        if (!right) {
            return wrongPassword(account, attempt);
        }
        return proved(unchanged(account, attempt), attempt);
    }

    /** What stands in the way whatever the password; none of it counts as a wrong one. */
    private Optional<String> obstacle(Account account, SignInAttempt attempt) {
        Instant now = clock.instant();
        if (!account.enabled()) {
            return Optional.of("account disabled");
        }
        if (account.isExpired(now)) {
            return Optional.of("account expired");
        }
        if (isLocked(account, attempt, now)) {
            return Optional.of("locked after wrong passwords");
        }
        if (account.certificate().isPresent()
                && !account.certificate().equals(attempt.origin().certificate())) {
            return Optional.of("the account's client certificate was not presented");
        }
        if (!account.hasPassword() && account.certificate().isEmpty()) {
            return Optional.of("account without password and certificate");
        }
        return Optional.empty();
    }

    /** What stands in the way of a right password alone: a wrong one is counted as such, and tells nobody of this. */
    private Optional<String> outOfUse(Account account, SignInAttempt attempt) {
        if (policy.get().isPasswordTooOld(account, clock.instant())) {
            return Optional.of("password too old; an administrator has to set another");
        }
        return account.mustChangePassword() && !attempt.purpose().takesFirstPasswords()
                ? Optional.of("password has to be changed first")
                : Optional.empty();
    }

    private boolean isLocked(Account account, SignInAttempt attempt, Instant now) {
        return origins.find(account.username(), attempt.origin().address(), now)
                .map(known -> now.isBefore(known.lockedUntil()))
                .orElseGet(() -> account.isLocked(now));
    }

    /**
     * The account once more, after a hash that took its time: others may have guessed meanwhile, and many guesses at once
     * must not be worth more than the same one after another.
     */
    private Account unchanged(Account account, SignInAttempt attempt) {
        Account present = accounts.find(account.username())
                .filter(other -> other.passwordHash().equals(account.passwordHash()))
                .orElseThrow(() -> refusal(attempt, "account changed meanwhile"));
        obstacle(present, attempt).or(() -> outOfUse(present, attempt)).ifPresent(reason -> {
            throw refusal(attempt, reason);
        });
        return present;
    }

    private Account proved(Account account, SignInAttempt attempt) {
        Instant now = clock.instant();
        String address = attempt.origin().address();
        if (account.failedSignIns() > 0
                && origins.find(account.username(), address, now).isEmpty()) {
            accounts.update(
                    account.username(),
                    present -> present.withFailures(0, Optional.empty()),
                    attempt.proved(now, "right password after " + account.failedSignIns() + " wrong ones"));
        }
        origins.right(account.username(), address, now);
        return account;
    }

    private Account wrongPassword(Account account, SignInAttempt attempt) {
        Instant now = clock.instant();
        String address = attempt.origin().address();
        if (origins.find(account.username(), address, now).isPresent()) {
            int failures =
                    origins.wrong(account.username(), address, now, policy.get().lockOut());
            throw refusal(
                    attempt, "wrong password, " + failures + " in a row from an address known to be right before");
        }
        accounts.update(
                account.username(),
                present -> counted(present, now),
                attempt.refused(now, ErrorCode.SIGNIN_AUTHENTICATION.eCode(), "wrong password"));
        throw answer(attempt);
    }

    /** What was guessed at the same time as the guess that locked does not lock for longer. */
    private Account counted(Account account, Instant now) {
        if (account.isLocked(now)) {
            return account;
        }
        int failures = Math.min(account.failedSignIns(), Integer.MAX_VALUE - 1) + 1;
        Instant lockedUntil = now.plus(policy.get().lockOut().after(failures));
        return account.withFailures(failures, Optional.of(lockedUntil).filter(until -> until.isAfter(now)));
    }

    private Account refuseAtFullCost(SignInAttempt attempt, char[] password, String reason) {
        inTurn(attempt, () -> passwords.matchesUnknownAccount(password));
        throw refusal(attempt, reason);
    }

    /** Writes the reason into the audit log; what the caller hears says nothing of it. */
    private ServiceException refusal(SignInAttempt attempt, String reason) {
        String account =
                accounts.find(attempt.username()).map(Account::username).orElse("");
        refusals.add(attempt.refused(clock.instant(), ErrorCode.SIGNIN_AUTHENTICATION.eCode(), reason), account);
        return answer(attempt);
    }

    private boolean inTurn(SignInAttempt attempt, BooleanSupplier hash) {
        String address = attempt.origin().address();
        return queue.inTurn(
                new SignInQueue.Claim(
                        address,
                        () -> origins.mayComeFirst(attempt.username(), address, clock.instant()),
                        attempt.presence()),
                hash);
    }

    private ServiceException answer(SignInAttempt attempt) {
        queue.failed(attempt.origin().address());
        return new ServiceException(ErrorCode.SIGNIN_AUTHENTICATION, REALM, Param.echo(attempt.username()));
    }
}
