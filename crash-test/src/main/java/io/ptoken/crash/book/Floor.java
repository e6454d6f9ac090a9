package io.ptoken.crash.book;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.TestKey;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a store that was put back may not sell again.
 *
 * @param again the first moment for which a token may be had
 * @param since {@link System#nanoTime} of its setting: what was asked for earlier is not under it
 */
public record Floor(Instant again, long since) {

    private static final Pattern SOLD_AGAIN = Pattern.compile("Tokens are sold again from ([-0-9T:]+Z)\\.");

    /**
     * As {@code ptoken store accept-older} says it.
     *
     * @throws BrokenPromise when it does not say from when tokens are sold
     */
    public static Floor told(String output) {
        Matcher found = SOLD_AGAIN.matcher(output);
        if (!found.find()) {
            throw new BrokenPromise("'ptoken store accept-older' does not say from when tokens are sold: " + output);
        }
        return new Floor(Instant.parse(found.group(1)), System.nanoTime());
    }

    /** The lowest TID that may be sold. */
    int first() {
        return TokenIdentifier.at(TestKey.BASE_DATE, again).minutes();
    }

    /** @throws BrokenPromise when a token that was sold has one at or below the floor */
    void require(Entry entry, int tid) {
        if (entry.began() - since > 0 && tid < first()) {
            throw new BrokenPromise("TID " + tid + " was sold from a store that was put back, although nothing below "
                    + first() + " (" + again + ") may be\n" + entry);
        }
    }
}
