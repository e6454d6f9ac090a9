package io.ptoken.service.access.session;

import io.ptoken.service.access.ApiSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The live sessions of one account, so that no account fills the store: what the store said, and what this process has
 * opened, seen in use and closed since. Thread safe.
 */
final class AccountSessions {

    /** What other processes did is learned this often at most. */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private record Live(Instant lastUsed, Instant end) {

        static Live of(ApiSession session) {
            return new Live(session.lastUsed(), session.end());
        }
    }

    /** By the hash of the token, the one used longest ago in front; guarded by this. */
    private final LinkedHashMap<String, Live> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private Instant asOf;
    private long opened;

    /** @param inStore those open at {@code now}, the one used longest ago in front */
    AccountSessions(List<ApiSession> inStore, Instant now) {
        this.asOf = now;
        inStore.forEach(session -> sessions.put(session.tokenHash(), Live.of(session)));
    }

    /** Counts a new session; returns how many were opened here. */
    synchronized long opened(String tokenHash, Instant now, Instant end) {
        sessions.put(tokenHash, new Live(now, end));
        return ++opened;
    }

    /** A session was used and ends at {@code end}. */
    synchronized void used(String tokenHash, Instant now, Instant end) {
        sessions.replace(tokenHash, new Live(now, end));
    }

    /** A session has ended. */
    synchronized void closed(String tokenHash) {
        sessions.remove(tokenHash);
    }

    /** True for one caller a second, when there are more than {@code limit}: it has to {@link #refresh}. */
    synchronized boolean needsRefresh(Instant now, int limit) {
        boolean due =
                sessions.size() > limit && Duration.between(asOf, now).abs().compareTo(KEPT) >= 0;
        if (due) {
            asOf = now;
        }
        return due;
    }

    /**
     * Learns what other processes opened, used and closed.
     *
     * @param inStore those open at {@code now}, the one used longest ago in front
     * @param now when the store was asked; what happened here since then stands
     */
    synchronized void refresh(List<ApiSession> inStore, Instant now) {
        Map<String, ApiSession> open = new LinkedHashMap<>();
        inStore.forEach(session -> open.put(session.tokenHash(), session));
        Map<String, Live> live = new LinkedHashMap<>();
        sessions.forEach((hash, known) -> {
            ApiSession session = open.remove(hash);
            if (session == null
                    ? !known.lastUsed().isBefore(now)
                    : !known.lastUsed().isBefore(session.lastUsed())) {
                live.put(hash, known);
            } else if (session != null) {
                live.put(hash, Live.of(session));
            }
        });
        open.forEach((hash, session) -> live.put(hash, Live.of(session)));
        sessions.clear();
        live.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().lastUsed()))
                .forEach(entry -> sessions.put(entry.getKey(), entry.getValue()));
    }

    /**
     * Takes out the one that was used longest ago.
     *
     * @return empty when there are no more than {@code limit}
     */
    synchronized Optional<String> takeSurplus(Instant now, int limit) {
        if (sessions.size() > limit) {
            sessions.values().removeIf(other -> !now.isBefore(other.end()));
        }
        if (sessions.size() <= limit) {
            return Optional.empty();
        }
        Iterator<String> longestUnused = sessions.keySet().iterator();
        String surplus = longestUnused.next();
        longestUnused.remove();
        return Optional.of(surplus);
    }
}
