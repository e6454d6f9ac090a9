package io.ptoken.service.access.session;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Accounts that change as soon as somebody has read them: as if others guessed or administered at the same time. */
final class ChangingMeanwhile implements AccountStore {

    private final AccountStore store;
    private final InstantSource clock;
    private final UnaryOperator<Account> change;

    ChangingMeanwhile(AccountStore store, InstantSource clock, UnaryOperator<Account> change) {
        this.store = store;
        this.clock = clock;
        this.change = change;
    }

    @Override
    public Optional<Account> find(String username) {
        Optional<Account> before = store.find(username);
        AuditEntry entry = AuditEntry.local(clock.instant(), "others", "signInWithPassword", username, "");
        store.update(username, change, entry);
        return before;
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
            String username, UnaryOperator<Account> change, SessionRule rule, AuditEntry entry) {
        return store.update(username, change, rule, entry);
    }

    @Override
    public boolean remove(String username, Consumer<Account> check, AuditEntry entry) {
        return store.remove(username, check, entry);
    }
}
