package io.ptoken.service.access.approval;

import io.ptoken.service.Given;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.ApprovalStore.Approval;
import io.ptoken.service.port.ApprovalStore.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may be the second person of a call: another account, which was an administrator's before the call was asked for, whose
 * owner chose its present password, and whose roles the asker has not changed since there is a list. The store is asked each
 * time. Thread safe.
 */
public final class Approvers {

    private final AccountStore accounts;
    private final ApprovalStore approvals;
    private final Supplier<AccessPolicy> policy;
    private final InstantSource clock;

    /** @param policy how old passwords may grow */
    public Approvers(
            AccountStore accounts, ApprovalStore approvals, Supplier<AccessPolicy> policy, InstantSource clock) {
        this.accounts = accounts;
        this.approvals = approvals;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether an account could approve somebody's call, as far as it tells itself; how old its password is aside. */
    public static boolean isFit(Account account, Instant now) {
        Given.value("account", account);
        Given.value("now", now);
        return isAdministrator(account) && mayEnter(account, now) && isChosen(account);
    }

    /** Administrators who can sign in now, by name; whoever is locked out for a while can, in a while. */
    public List<Account> administrators() {
        Instant now = clock.instant();
        return accounts.all().stream()
                .filter(account -> isAdministrator(account) && !account.mustChangePassword() && canSignIn(account, now))
                .toList();
    }

    /** Why an account may not approve a call, a sentence with what to do; empty when it may. */
    public Optional<String> objection(String approver, Approval approval) {
        Given.value("approver", approver);
        Given.value("approval", approval);
        Request request = approval.request();
        if (request.asker().account().equals(Optional.of(approver))) {
            return Optional.of("nobody approves a call of their own; another administrator has to");
        }
        Optional<Account> found = accounts.find(approver)
                .filter(Approvers::isAdministrator)
                .filter(account -> canSignIn(account, clock.instant()));
        if (found.isEmpty()) {
            return Optional.of("'" + approver + "' is no administrator who can sign in");
        }
        if (!wasAdministratorBefore(found.get(), request.asked())) {
            return Optional.of("'" + approver
                    + "' became an administrator after this was asked for; one who was before has to approve it");
        }
        if (!isChosen(found.get())) {
            return Optional.of("somebody else set the password of '" + approver
                    + "'; change it with 'ptoken user passwd " + approver + " --own --as " + approver + "' first");
        }
        return hasRolesOf(approver, request)
                ? Optional.of(
                        "'" + approver + "' has roles that " + request.asker().name()
                                + " changed since there is a list of calls that take two; another administrator has to approve it")
                : Optional.empty();
    }

    private static boolean isAdministrator(Account account) {
        return account.roles().contains(Role.ADMIN) && !account.roles().contains(Role.API);
    }

    private static boolean isChosen(Account account) {
        return account.passwordChosen() && !account.mustChangePassword();
    }

    private boolean canSignIn(Account account, Instant now) {
        return mayEnter(account, now) && !policy.get().isPasswordTooOld(account, now);
    }

    /** On the operator's side, where nobody shows a certificate. */
    private static boolean mayEnter(Account account, Instant now) {
        return account.enabled()
                && !account.isExpired(now)
                && account.hasPassword()
                && account.certificate().isEmpty();
    }

    private static boolean wasAdministratorBefore(Account account, Instant asked) {
        return account.administratorSince()
                .filter(since -> since.isBefore(asked))
                .isPresent();
    }

    private boolean hasRolesOf(String approver, Request request) {
        Instant since = approvals.since().orElse(Instant.EPOCH);
        return approvals
                .rolesChanged(approver, request.asker().account())
                .filter(changed -> !changed.isBefore(since))
                .isPresent();
    }
}
