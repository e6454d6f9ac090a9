package io.ptoken.cli.account;

import io.ptoken.cli.CommandFailure;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.Role;
import io.ptoken.service.port.Accounts;
import io.ptoken.service.request.Param;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds and changes accounts. As thread safe as the accounts given. */
public final class AccountBook {

    private final Accounts accounts;
    private final PasswordHasher hasher;

    public AccountBook(Accounts accounts, PasswordHasher hasher) {
        this.accounts = accounts;
        this.hasher = hasher;
    }

    /** Every account, by name. */
    public List<Account> all() {
        return accounts.all();
    }

    /**
     * Adds an account.
     *
     * @throws CommandFailure when there is one of that name, or the name or the roles are not allowed
     */
    public Account add(String username, Set<Role> roles, Password password) {
        Param.ident("username", username);
        requireSeparate(roles);
        if (accounts.find(username).isPresent()) {
            throw new CommandFailure("there is an account '" + username + "' already");
        }
        Account account = new Account(username, hasher.hash(password.characters()), roles, true);
        accounts.save(account);
        return account;
    }

    /** Sets another password. */
    public void changePassword(String username, Password password) {
        Account account = require(username);
        accounts.save(new Account(username, hasher.hash(password.characters()), account.roles(), account.enabled()));
    }

    /** Lets an account sign in, or not. */
    public void setEnabled(String username, boolean enabled) {
        Account account = require(username);
        accounts.save(new Account(username, account.passwordHash(), account.roles(), enabled));
    }

    private Account require(String username) {
        return accounts.find(username)
                .orElseThrow(() -> new CommandFailure("there is no account '" + username + "'; known: " + names()));
    }

    private String names() {
        return accounts.all().stream().map(Account::username).collect(Collectors.joining(", "));
    }

    /** An account of a vending system is for nothing else (operating requirements section 2). */
    private static void requireSeparate(Set<Role> roles) {
        if (roles.contains(Role.API)
                && (roles.contains(Role.ADMIN) || roles.contains(Role.OPERATOR) || roles.contains(Role.AUDITOR))) {
            throw new CommandFailure("an account with ptoken-api may only have ptoken-issue-... roles besides");
        }
    }
}
