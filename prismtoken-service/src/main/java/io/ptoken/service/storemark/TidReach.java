package io.ptoken.service.storemark;

import java.time.Duration;
import java.time.Instant;

/**
 * How far from the clock the identifiers of an installation can lie.
 *
 * @param burst how far a meter gets ahead that buys many tokens at once, 0 or more
 * @param window how far the time of a token may lie from the modules' clock; zero where that is not checked
 * @param isKept true when every module is known to make no token outside of the window
 */
public record TidReach(Duration burst, Duration window, boolean isKept) {

    /** No identifier of a later moment was vended until {@code now}, unless callers sent times and no window is checked. */
    public Instant sure(Instant now) {
        return now.plus(burst.compareTo(window) > 0 ? burst : window);
    }

    /** Identifiers of later moments were reserved and refused by the module, and never vended. */
    Instant vendedUntil(Instant now) {
        return isKept && !window.isZero() ? now.plus(window) : Instant.MAX;
    }
}
