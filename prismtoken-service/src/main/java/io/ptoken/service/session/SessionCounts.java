package io.ptoken.service.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open sessions of each account as far as this process opened them, so that no account fills the store. Thread safe.
 */
final class SessionCounts {

    /** By account: end of each session by its token's hash, the oldest session in front; guarded by the outer map. */
    private final ConcurrentHashMap<String, LinkedHashMap<String, Instant>> byAccount = new ConcurrentHashMap<>();

    /** Counts a new session; returns those to give up so that the account has at most {@code limit}. */
    List<String> opened(String username, String tokenHash, Instant end, Instant now, int limit) {
        List<String> surplus = new ArrayList<>();
        byAccount.compute(username, (name, known) -> {
            LinkedHashMap<String, Instant> sessions = known == null ? new LinkedHashMap<>() : known;
            if (sessions.size() >= limit) {
                sessions.values().removeIf(other -> !now.isBefore(other));
            }
            Iterator<String> oldestFirst = sessions.keySet().iterator();
            while (oldestFirst.hasNext() && sessions.size() >= limit) {
                surplus.add(oldestFirst.next());
                oldestFirst.remove();
            }
            sessions.put(tokenHash, end);
            return sessions;
        });
        return surplus;
    }

    /** A session ends later than it did. */
    void extended(String username, String tokenHash, Instant end) {
        byAccount.computeIfPresent(username, (name, sessions) -> {
            sessions.computeIfPresent(tokenHash, (hash, before) -> end);
            return sessions;
        });
    }

    /** A session was closed. */
    void closed(String username, String tokenHash) {
        byAccount.computeIfPresent(username, (name, sessions) -> {
            sessions.remove(tokenHash);
            return sessions.isEmpty() ? null : sessions;
        });
    }
}
