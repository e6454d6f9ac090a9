package io.ptoken.service.access.session;

import io.ptoken.service.access.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From which addresses an account has signed in rightly within a week, as far as this process saw it, and the wrong
 * passwords that came from there since. Such an address is judged by its own wrong passwords, not by those of strangers:
 * whoever guesses from elsewhere locks himself out and not the vending system that is at work. At most 10,000 are
 * remembered, those used last. Thread safe.
 */
final class KnownOrigins {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int CAPACITY = 10_000;

    private record Key(String username, String address) {}

    private record Standing(Instant right, int failures, Instant lockedUntil) {}

    /** The one used longest ago in front; guarded by this. */
    private final Map<Key, Standing> standings = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Standing> eldest) {
            return size() > CAPACITY;
        }
    };

    /** True when the account signed in from there. */
    synchronized boolean isKnown(String username, String address, Instant now) {
        Standing standing = standings.get(new Key(username, address));
        return standing != null && now.isBefore(standing.right().plus(KEPT));
    }

    /** Until when wrong passwords from there keep it out; long ago when they do not. */
    synchronized Instant lockedUntil(String username, String address) {
        Standing standing = standings.get(new Key(username, address));
        return standing == null ? Instant.EPOCH : standing.lockedUntil();
    }

    /** The right password came from there. */
    synchronized void right(String username, String address, Instant now) {
        standings.put(new Key(username, address), new Standing(now, 0, Instant.EPOCH));
    }

    /** A wrong password came from there; returns how many it are in a row. */
    synchronized int wrong(String username, String address, Instant now, LockOut lockOut) {
        Standing standing = standings.computeIfPresent(new Key(username, address), (key, before) -> {
            if (now.isBefore(before.lockedUntil())) {
                return before; // guessed at the same time as the one that locked
            }
            int failures = before.failures() + 1;
            return new Standing(before.right(), failures, now.plus(lockOut.after(failures)));
        });
        return standing == null ? 0 : standing.failures();
    }
}
