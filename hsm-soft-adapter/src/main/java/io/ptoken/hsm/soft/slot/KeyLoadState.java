package io.ptoken.hsm.soft.slot;

import io.ptoken.hsm.soft.identity.KeyLoadIdentity;
import java.util.Optional;

/**
 * What the module remembers about loading keys from KMCs.
 *
 * @param requestCounter CTR of the last request, 0 before the first, at most 4294967295; never falls
 * @param identity empty in a module made by a release that knew no KMCs, until it is asked for
 * @param slots KEK slots
 */
public record KeyLoadState(long requestCounter, Optional<KeyLoadIdentity> identity, KekSlots slots) {

    /** Last CTR that a request can carry. */
    public static final long LAST_COUNTER = 0xFFFF_FFFFL;

    /** Of a module without identity towards KMCs. */
    public static KeyLoadState none(int slots) {
        return new KeyLoadState(0, Optional.empty(), KekSlots.empty(slots));
    }

    public KeyLoadState with(KekSlots others) {
        return new KeyLoadState(requestCounter, identity, others);
    }

    public KeyLoadState with(KeyLoadIdentity other) {
        return new KeyLoadState(requestCounter, Optional.of(other), slots);
    }

    public KeyLoadState withRequestCounter(long counter) {
        return new KeyLoadState(Math.min(counter, LAST_COUNTER), identity, slots);
    }

    /** Zeroises every secret; what is left is the counter and the public side of the identity. */
    public KeyLoadState erased() {
        identity.ifPresent(known -> known.keys().close());
        return with(slots.erased());
    }
}
