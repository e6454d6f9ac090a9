package io.ptoken.service.access;

import java.time.Instant;

/**
 * An address from which an account has signed in rightly.
 *
 * @param username the account
 * @param address as in {@link Origin#address}
 * @param proved when it did so last, give or take an hour
 * @param failures wrong passwords from there since
 * @param lockedUntil until when they keep it out; long ago when they do not
 */
public record KnownAddress(String username, String address, Instant proved, int failures, Instant lockedUntil) {

    /** One from where the right password came. */
    public static KnownAddress proved(String username, String address, Instant at) {
        return new KnownAddress(username, address, at, 0, Instant.EPOCH);
    }

    /** The same after another wrong password. */
    public KnownAddress wrong(Instant now, LockOut lockOut) {
        return new KnownAddress(username, address, proved, failures + 1, now.plus(lockOut.after(failures + 1)));
    }

    /** The same with nothing held against it. */
    public KnownAddress forgiven() {
        return new KnownAddress(username, address, proved, 0, Instant.EPOCH);
    }
}
