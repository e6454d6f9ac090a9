package io.ptoken.hsm.soft.access;

import java.time.Instant;

/**
 * A crypto officer as the state holds one.
 *
 * @param wrongPins since the last right one
 * @param waitsUntil until then no PIN is looked at; long ago for an officer who need not wait
 */
public record StoredOfficer(String name, PinHash pin, int wrongPins, Instant waitsUntil) {

    /** One without wrong PINs. */
    public StoredOfficer(String name, PinHash pin) {
        this(name, pin, 0, Instant.EPOCH);
    }

    /** The same after so many wrong PINs. */
    public StoredOfficer after(int wrong, Instant until) {
        return new StoredOfficer(name, pin, wrong, until);
    }
}
