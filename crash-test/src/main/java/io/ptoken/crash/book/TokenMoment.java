package io.ptoken.crash.book;

import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment that a caller says a token is of.
 *
 * @param tokenTime as the call carries it
 * @param flags as the call carries them
 */
public record TokenMoment(long tokenTime, long flags) {

    /** The server's clock. */
    public static final TokenMoment NOW = new TokenMoment(0, 0);

    private static final long EXTERNAL_CLOCK = 1;
    private static final long TID_ADJUST_BDT = 2;

    /** The next free identifier from a moment of the caller's on. */
    public static TokenMoment external(Instant moment) {
        return new TokenMoment(moment.getEpochSecond(), EXTERNAL_CLOCK);
    }

    /** The identifier of exactly that minute. */
    public static TokenMoment exactly(Instant moment) {
        return new TokenMoment(
                Duration.between(BaseDate.BDT_1993.start(), moment).toMinutes(), TID_ADJUST_BDT);
    }

    @Override
    public String toString() {
        return equals(NOW) ? "" : ", tokenTime " + tokenTime + ", flags " + flags;
    }
}
