package io.ptoken.hsm.protocol.client;

import java.time.Duration;

/** Time that only goes forward, from a moment of no meaning; unlike the time of day, nobody sets it. Thread safe. */
@FunctionalInterface
public interface MonotonicClock {

    /** Time since that moment. */
    Duration elapsed();
}
