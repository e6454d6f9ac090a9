package io.ptoken.sts.tid;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * Token identifier (TID): whole minutes from a base date to the time of issue (specification section 3). A meter accepts
 * each TID once.
 *
 * @param minutes 24 bits, 0-16777215
 */
public record TokenIdentifier(int minutes) implements Comparable<TokenIdentifier> {

    /** The last TID of a base date. */
    public static final TokenIdentifier MAX = new TokenIdentifier(0xFF_FFFF);

    private static final int MINUTES_PER_DAY = 24 * 60;

    public TokenIdentifier {
        InvalidValueException.requireRange("TID", minutes, 0, 0xFF_FFFF);
    }

    /**
     * The TID of a moment, seconds dropped. It may be {@linkplain #isReserved() reserved}.
     *
     * @throws InvalidValueException when the moment lies before the base date or beyond its last TID
     */
    public static TokenIdentifier at(BaseDate baseDate, Instant time) {
        long minutes = Math.floorDiv(Duration.between(baseDate.start(), time).toSeconds(), 60L);
        if (minutes < 0 || minutes > MAX.minutes) {
            throw new InvalidValueException(
                    "TID", time.toString(), "a time from " + baseDate.start() + " to " + MAX.instant(baseDate));
        }
        return new TokenIdentifier((int) minutes);
    }

    /** The first moment of this minute. */
    public Instant instant(BaseDate baseDate) {
        return baseDate.start().plus(Duration.ofMinutes(minutes));
    }

    /** True for 00:01 of any day, which only special tokens use. */
    public boolean isReserved() {
        return minutes % MINUTES_PER_DAY == 1;
    }

    /** This TID, or the one a minute later when this one is reserved. */
    public TokenIdentifier unreserved() {
        return isReserved() ? new TokenIdentifier(minutes + 1) : this;
    }

    /** The next TID that is not reserved, as a second token of one minute takes it. */
    public TokenIdentifier next() {
        return new TokenIdentifier(minutes + 1).unreserved();
    }

    /** The special reserved TID, 00:01, of this TID's day. */
    public TokenIdentifier reservedOfDay() {
        return new TokenIdentifier(minutes - minutes % MINUTES_PER_DAY + 1);
    }

    /** True when a key with this KEN has expired for this TID; an equal number is still valid. */
    public boolean isBeyond(KeyExpiryNumber ken) {
        return (minutes >> 16) > ken.value();
    }

    @Override
    public int compareTo(TokenIdentifier other) {
        return Integer.compare(minutes, other.minutes);
    }

    @Override
    public String toString() {
        return Integer.toString(minutes);
    }
}
