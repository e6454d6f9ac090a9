package io.ptoken.hsm.protocol.module;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How a module is reached over one line or several.
 *
 * @param connections how many channels at most, 1-32; one command is outstanding on each. More than one on trial only: no
 *     source tells whether an NSS takes several (A28), and a serial line is one
 * @param waitLimit how long a request waits for a free channel before it is given up, unsent
 * @param keepAlive after which idle time a channel is tried with an echo; also finds out that a module is back
 * @param backOffMin how long no attempt is made after a channel could not be opened; doubles with each failure
 * @param backOffMax up to that
 */
public record PoolSettings(
        int connections, Duration waitLimit, Duration keepAlive, Duration backOffMin, Duration backOffMax) {

    private static final Duration MAX = Duration.ofHours(1);

    /** One channel, waiting 10 s, an echo after 30 s, back-off from 1 s to 60 s. */
    public static final PoolSettings DEFAULTS = new PoolSettings(
            1, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(1));

    public PoolSettings {
        InvalidValueException.requireRange("connections", connections, 1, 32);
        require("waitLimit", waitLimit, MAX);
        require("keepAlive", keepAlive, MAX);
        require("backOffMax", backOffMax, MAX);
        require("backOffMin", backOffMin, backOffMax);
    }

    /** The same with as many channels. */
    public PoolSettings withConnections(int other) {
        return new PoolSettings(other, waitLimit, keepAlive, backOffMin, backOffMax);
    }

    /** The same with other pauses after a channel could not be opened. */
    public PoolSettings withBackOff(Duration min, Duration max) {
        return new PoolSettings(connections, waitLimit, keepAlive, min, max);
    }

    private static void require(String field, Duration time, Duration max) {
        if (time.toMillis() < 1 || time.compareTo(max) > 0) {
            throw new InvalidValueException(field, time.toString(), "1 ms to " + max);
        }
    }
}
