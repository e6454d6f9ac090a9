package io.ptoken.service.access;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How long sign-in is refused after wrong passwords in a row (operating requirements section 2). Each wrong password beyond
 * the threshold doubles the time, so that guessing gets nowhere while a slip of the hand costs a second.
 *
 * @param threshold wrong passwords in a row that lock, at least 1
 * @param first time of the first lock
 * @param longest time no lock exceeds
 */
public record LockOut(int threshold, Duration first, Duration longest) {

    /** From the fifth wrong password in a row: 1 s, 2 s, 4 s and so on up to 15 minutes. */
    public static final LockOut DEFAULT = new LockOut(5, Duration.ofSeconds(1), Duration.ofMinutes(15));

    private static final int DOUBLINGS = 20;

    public LockOut {
        InvalidValueException.requireRange("lock-out threshold", threshold, 1, 1000);
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new InvalidValueException(
                    "lock-out time", first + " growing to " + longest, "two times, the second not below the first");
        }
    }

    /** For how long the last of so many wrong passwords in a row locks; zero for not at all. */
    public Duration after(int failures) {
        if (failures < threshold) {
            return Duration.ZERO;
        }
        Duration grown = first.multipliedBy(1L << Math.min(failures - threshold, DOUBLINGS));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }
}
