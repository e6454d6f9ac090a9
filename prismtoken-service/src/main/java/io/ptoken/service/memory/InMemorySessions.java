package io.ptoken.service.memory;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.SessionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions. Guarded by the store's lock. */
final class InMemorySessions implements SessionStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final Map<String, ApiSession> byHash = new HashMap<>();

    InMemorySessions(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public void open(ApiSession session, AuditEntry entry) {
        synchronized (lock) {
            byHash.put(session.tokenHash(), session);
            auditLog.append(entry);
        }
    }

    @Override
    public Optional<ApiSession> find(String tokenHash) {
        synchronized (lock) {
            return Optional.ofNullable(byHash.get(tokenHash));
        }
    }

    @Override
    public void extend(String tokenHash, Instant end) {
        synchronized (lock) {
            byHash.computeIfPresent(
                    tokenHash, (hash, session) -> end.isAfter(session.end()) ? session.until(end) : session);
        }
    }

    @Override
    public boolean close(String tokenHash, AuditEntry entry) {
        synchronized (lock) {
            boolean was = byHash.remove(tokenHash) != null;
            if (was) {
                auditLog.append(entry);
            }
            return was;
        }
    }

    @Override
    public int closeAllOf(String username, AuditEntry entry) {
        synchronized (lock) {
            int count = forget(username);
            auditLog.append(entry);
            return count;
        }
    }

    @Override
    public List<ApiSession> open(Instant now) {
        synchronized (lock) {
            return byHash.values().stream()
                    .filter(session -> session.end().isAfter(now))
                    .sorted(Comparator.comparing(ApiSession::username).thenComparing(ApiSession::opened))
                    .toList();
        }
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        synchronized (lock) {
            List<String> ended = byHash.values().stream()
                    .filter(session -> session.end().isBefore(endedBefore))
                    .sorted(Comparator.comparing(ApiSession::end))
                    .limit(limit)
                    .map(ApiSession::tokenHash)
                    .toList();
            ended.forEach(byHash::remove);
            return ended.size();
        }
    }

    /** Removes all sessions of an account; returns how many there were. */
    int forget(String username) {
        synchronized (lock) {
            int before = byHash.size();
            byHash.values().removeIf(session -> session.username().equals(username));
            return before - byHash.size();
        }
    }
}
