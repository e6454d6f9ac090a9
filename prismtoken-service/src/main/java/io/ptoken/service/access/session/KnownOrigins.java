package io.ptoken.service.access.session;

import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.access.LockOut;
import io.ptoken.service.port.KnownAddressStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From which addresses an account has signed in rightly within a week, at any node, and the wrong passwords that came from there
 * since. Such an address is judged by its own wrong passwords, not by those of strangers: whoever guesses from elsewhere locks
 * himself out and not the vending system that is at work. A restart forgets neither. Thread safe.
 */
public final class KnownOrigins {

    /** How long an address is known after the last right password. */
    public static final Duration KEPT = Duration.ofDays(7);

    /** How many are remembered at most, those proved last. */
    public static final int CAPACITY = 10_000;

    /** Some clients sign in for every sale: what is known is written anew this often at most. */
    private static final Duration WRITTEN_EVERY = Duration.ofHours(1);

    private final KnownAddressStore store;

    KnownOrigins(KnownAddressStore store) {
        this.store = store;
    }

    /** What is known of an address from which the account signed in; empty for another, and after a week. */
    Optional<KnownAddress> find(String username, String address, Instant now) {
        return store.find(username, address)
                .filter(known -> now.isBefore(known.proved().plus(KEPT)));
    }

    /** True when the account signed in from there and wrong passwords from there do not keep it out. */
    boolean mayComeFirst(String username, String address, Instant now) {
        return find(username, address, now)
                .filter(known -> !now.isBefore(known.lockedUntil()))
                .isPresent();
    }

    /** The right password came from there. */
    void right(String username, String address, Instant now) {
        Optional<KnownAddress> known = store.find(username, address);
        boolean written = known.filter(of -> of.failures() == 0
                        && Duration.between(of.proved(), now).abs().compareTo(WRITTEN_EVERY) < 0)
                .isPresent();
        if (!written) {
            store.put(KnownAddress.proved(username, address, now));
        }
    }

    /** Nothing is held against the addresses of an account any more. */
    void forgive(String username) {
        store.forgive(username);
    }

    /** A wrong password came from a known address; returns how many it are in a row. */
    int wrong(String username, String address, Instant now, LockOut lockOut) {
        return store.update(
                        username,
                        address,
                        // What was guessed at the same time as the one that locked is not counted.
                        known -> now.isBefore(known.lockedUntil()) ? known : known.wrong(now, lockOut))
                .map(KnownAddress::failures)
                .orElse(0);
    }
}
