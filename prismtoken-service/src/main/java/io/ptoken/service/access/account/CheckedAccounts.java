package io.ptoken.service.access.account;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Accounts of which each passes a check in the transaction that changes it: nothing can come between. */
record CheckedAccounts(AccountStore store, Consumer<Account> check) implements AccountStore {

    @Override
    public Optional<Account> find(String username) {
        return store.find(username);
    }

    @Override
    public List<Account> all() {
        return store.all();
    }

    @Override
    public boolean add(Account account, AuditEntry entry) {
        return store.add(account, entry);
    }

    @Override
    public Optional<Account> update(
            String username, UnaryOperator<Account> change, SessionRule sessions, AuditEntry entry) {
        return store.update(
                username,
                account -> {
                    check.accept(account);
                    return change.apply(account);
                },
                sessions,
                entry);
    }

    @Override
    public boolean remove(String username, Consumer<Account> other, AuditEntry entry) {
        return store.remove(username, check.andThen(other), entry);
    }
}
