package io.ptoken.service.memory;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.SessionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
    public void use(String tokenHash, Instant at, Instant end) {
        synchronized (lock) {
            byHash.computeIfPresent(
                    tokenHash, (hash, session) -> session.endedBy().isEmpty() ? session.used(at, end) : session);
        }
    }

    @Override
    public boolean close(String tokenHash, SessionEnd why, AuditEntry entry) {
        synchronized (lock) {
            ApiSession session = byHash.get(tokenHash);
            if (session == null || !session.isOpen(entry.at())) {
                return false;
            }
            byHash.put(tokenHash, session.ended(why, entry.at()));
            auditLog.append(entry);
            return true;
        }
    }

    @Override
    public int closeAllOf(String username, SessionEnd why, AuditEntry entry) {
        synchronized (lock) {
            int count = end(username, why, entry.at());
            auditLog.append(entry);
            return count;
        }
    }

    @Override
    public List<ApiSession> open(Instant now) {
        synchronized (lock) {
            return byHash.values().stream()
                    .filter(session -> session.isOpen(now))
                    .sorted(Comparator.comparing(ApiSession::username).thenComparing(ApiSession::opened))
                    .toList();
        }
    }

    @Override
    public List<ApiSession> openOf(String username, Instant now) {
        synchronized (lock) {
            return of(username)
                    .filter(session -> session.isOpen(now))
                    .sorted(Comparator.comparing(ApiSession::lastUsed).thenComparing(ApiSession::tokenHash))
                    .toList();
        }
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        synchronized (lock) {
            return removeOldest(
                    byHash.values().stream().filter(session -> session.end().isBefore(endedBefore)), limit);
        }
    }

    @Override
    public int trimOf(String username, Instant endedBy, int kept, int limit) {
        synchronized (lock) {
            List<ApiSession> ended = of(username)
                    .filter(session -> !session.end().isAfter(endedBy))
                    .toList();
            return removeOldest(ended.stream(), Math.min(Math.max(ended.size() - kept, 0), limit));
        }
    }

    /** Ends the open sessions of an account; returns how many there were. */
    int end(String username, SessionEnd why, Instant at) {
        synchronized (lock) {
            List<ApiSession> open =
                    of(username).filter(session -> session.isOpen(at)).toList();
            open.forEach(session -> byHash.put(session.tokenHash(), session.ended(why, at)));
            return open.size();
        }
    }

    private Stream<ApiSession> of(String username) {
        return byHash.values().stream().filter(session -> session.username().equals(username));
    }

    private int removeOldest(Stream<ApiSession> sessions, int count) {
        List<String> oldest = sessions.sorted(Comparator.comparing(ApiSession::end))
                .limit(count)
                .map(ApiSession::tokenHash)
                .toList();
        oldest.forEach(byHash::remove);
        return oldest.size();
    }
}
