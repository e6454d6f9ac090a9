package io.ptoken.service.memory;

import io.ptoken.service.access.Account;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.access.SessionRule;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Accounts. Guarded by the store's lock. */
final class InMemoryAccountStore implements AccountStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final InMemorySessions sessions;
    private final InMemoryKnownAddresses knownAddresses;
    private final TreeMap<String, Account> accounts = new TreeMap<>();

    InMemoryAccountStore(
            Object lock, AuditLog auditLog, InMemorySessions sessions, InMemoryKnownAddresses knownAddresses) {
        this.lock = lock;
        this.auditLog = auditLog;
        this.sessions = sessions;
        this.knownAddresses = knownAddresses;
    }

    @Override
    public Optional<Account> find(String username) {
        synchronized (lock) {
            return Optional.ofNullable(accounts.get(username));
        }
    }

    @Override
    public List<Account> all() {
        synchronized (lock) {
            return List.copyOf(accounts.values());
        }
    }

    @Override
    public boolean add(Account account, AuditEntry entry) {
        synchronized (lock) {
            boolean isNew = accounts.putIfAbsent(account.username(), account) == null;
            if (isNew) {
                auditLog.append(entry);
            }
            return isNew;
        }
    }

    @Override
    public Optional<Account> update(
            String username, UnaryOperator<Account> change, SessionRule rule, AuditEntry entry) {
        synchronized (lock) {
            Account account = accounts.get(username);
            if (account == null) {
                return Optional.empty();
            }
            Account changed = change.apply(account);
            Optional<SessionEnd> end = rule.end(account, changed);
            accounts.put(username, changed);
            end.ifPresent(why -> sessions.end(username, why, entry.at()));
            auditLog.append(entry);
            return Optional.of(changed);
        }
    }

    @Override
    public boolean remove(String username, Consumer<Account> check, AuditEntry entry) {
        synchronized (lock) {
            find(username).ifPresent(check);
            boolean was = accounts.remove(username) != null;
            if (was) {
                sessions.end(username, SessionEnd.ACCOUNT_REMOVED, entry.at());
                knownAddresses.remove(username);
                auditLog.append(entry);
            }
            return was;
        }
    }
}
