package io.ptoken.service.access.session;

import io.ptoken.service.access.AddressRanges;
import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * What sign-ins whose proof is not known yet may cost. Right ones are never limited by their number: whoever signed in
 * rightly from an address does not count there, nor does a password that was right a moment ago.
 *
 * @param waitingPerAddress most sign-ins of one address that wait for their passwords to be checked, 1-10000
 * @param waiting most that wait in all, 1-10000; at the bound the address with most loses its last
 * @param failuresPerMinute failed sign-ins of one address within a minute after which others of it are refused unchecked,
 *     1-100000
 * @param patience how long one may wait, known or not: less than after which its call is answered anyway
 * @param trusted addresses without such limits
 */
public record SignInLimits(
        int waitingPerAddress, int waiting, int failuresPerMinute, Duration patience, AddressRanges trusted) {

    /** Suits vending: a hundred tills behind one address may begin their day at the same moment. */
    public static final SignInLimits DEFAULT =
            new SignInLimits(100, 400, 60, Duration.ofSeconds(5), AddressRanges.NONE);

    public SignInLimits {
        InvalidValueException.requireRange("sign-ins of an address that wait", waitingPerAddress, 1, 10_000);
        InvalidValueException.requireRange("sign-ins that wait", waiting, 1, 10_000);
        InvalidValueException.requireRange("failed sign-ins of an address in a minute", failuresPerMinute, 1, 100_000);
    }
}
