package io.ptoken.hsm.soft.settings;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.seal.Argon2Cost;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How crypto officers log in and how long the privileged state lasts (module protocol section 7.1, A14, A15).
 *
 * @param longest the privileged state ends this long after it began
 * @param idle it ends this long after the last privileged call, and a lone officer is logged out this long after logging in
 * @param calls it ends with this many privileged calls; vending, verifying and asking for the status are none
 * @param freeAttempts wrong PINs of an officer in a row that cost no waiting, 1-100
 * @param firstDelay waiting after the next wrong PIN; doubles with every further one
 * @param longestDelay where doubling ends
 * @param keysNeedOfficers whether loading, replacing and deleting vending keys by hand needs the privileged state; an
 *     assumption
 * @param refusal status of what needs the privileged state outside it, and of a log-in that fails
 * @param pinCost price of guessing a PIN
 */
public record AccessControlSettings(
        Duration longest,
        Duration idle,
        int calls,
        int freeAttempts,
        Duration firstDelay,
        Duration longestDelay,
        boolean keysNeedOfficers,
        SmStatus refusal,
        Argon2Cost pinCost) {

    /** 30 minutes, 15 minutes, 50 calls; after three wrong PINs 30 seconds, doubling up to a day; 98. */
    public static final AccessControlSettings DEFAULT = new AccessControlSettings(
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            50,
            3,
            Duration.ofSeconds(30),
            Duration.ofDays(1),
            true,
            SmStatus.PERMISSION_ERROR,
            Argon2Cost.LEAST);

    public AccessControlSettings {
        requirePositive("duration of the privileged state", longest);
        requirePositive("idle time of the privileged state", idle);
        requirePositive("first delay after a wrong PIN", firstDelay);
        requirePositive("longest delay after a wrong PIN", longestDelay);
        InvalidValueException.requireRange("calls in the privileged state", calls, 1, 1_000_000);
        InvalidValueException.requireRange("wrong PINs without delay", freeAttempts, 1, 100);
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new InvalidValueException(what, duration.toString(), "a positive duration");
        }
    }

    /** Waiting after this many wrong PINs in a row; zero while they are free. */
    public Duration delayAfter(int failures) {
        if (failures <= freeAttempts) {
            return Duration.ZERO;
        }
        Duration delay = firstDelay;
        for (int i = freeAttempts + 1; i < failures && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }

    /** These settings with or without officers for loading keys by hand. */
    public AccessControlSettings withKeysNeedingOfficers(boolean need) {
        return new AccessControlSettings(
                longest, idle, calls, freeAttempts, firstDelay, longestDelay, need, refusal, pinCost);
    }
}
