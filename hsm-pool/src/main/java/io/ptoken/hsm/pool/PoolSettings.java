package io.ptoken.hsm.pool;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How long a pool believes what it knows.
 *
 * @param viewAge age at which what a member says about itself and its keys is read anew, 0-3600 s; in the background, so
 *     that no vend waits for it
 * @param keyPause how long a key that a member has refused is asked of it last, 0-3600 s
 * @param firstPause how long a member that failed is left alone, 1 ms-1 h; doubled at every failure that follows
 * @param longestPause at most so long, from {@code firstPause} to 1 h
 */
public record PoolSettings(Duration viewAge, Duration keyPause, Duration firstPause, Duration longestPause) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Ten seconds for views and keys; pauses from one second to one minute. */
    public static final PoolSettings DEFAULTS = new PoolSettings(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** @throws InvalidValueException for a time out of its range */
    public PoolSettings {
        require("pool.viewAge", viewAge, Duration.ZERO);
        require("pool.keyPause", keyPause, Duration.ZERO);
        require("pool.firstPause", firstPause, Duration.ofMillis(1));
        require("pool.longestPause", longestPause, firstPause);
    }

    /** With another age of views. */
    public PoolSettings withViewAge(Duration age) {
        return new PoolSettings(age, keyPause, firstPause, longestPause);
    }

    /** With another pause of a key. */
    public PoolSettings withKeyPause(Duration pause) {
        return new PoolSettings(viewAge, pause, firstPause, longestPause);
    }

    /** With other pauses of a member. */
    public PoolSettings withPauses(Duration first, Duration longest) {
        return new PoolSettings(viewAge, keyPause, first, longest);
    }

    /** How long a member rests after so many failures in a row. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    private static void require(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(HOUR) > 0) {
            throw new InvalidValueException(name, value.toString(), least + "-" + HOUR);
        }
    }
}
