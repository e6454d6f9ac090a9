package io.ptoken.service.vending.tid;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.IssueTime;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment a token is for.
 *
 * @param instant the moment; the TID counts minutes up to it
 * @param choice how the TID follows from it
 * @param sent tokenTime as the caller sent it, for messages
 * @param isCallers true when the caller chose the moment or the identifier, false for the server's clock
 */
public record TokenTime(Instant instant, Choice choice, long sent, boolean isCallers) {

    /** How a token identifier follows from the moment. */
    public enum Choice {
        /** The first free one from the moment on, off the reserved minutes. */
        NEXT_FREE,
        /** Exactly the minute of the moment. */
        EXACT,
        /** 00:01 of the day of the moment. */
        RESERVED_OF_DAY
    }

    private static final long ALL_FLAGS =
            IssueTime.EXTERNAL_CLOCK | IssueTime.TID_ADJUST_BDT | IssueTime.SPECIAL_RESERVED;

    private static final Instant LATEST = TokenIdentifier.MAX.instant(BaseDate.BDT_2035);
    private static final long LATEST_MINUTE =
            Duration.between(BaseDate.BDT_1993.start(), LATEST).toMinutes();

    /**
     * Reads tokenTime and flags. A tokenTime that no flag gives a meaning is not looked at.
     *
     * @param now the server's clock
     * @throws ServiceException {@code EParamRange} on flags or tokenTime
     */
    public static TokenTime of(IssueTime time, Instant now) {
        requireKnown(time.flags());
        if (has(time, IssueTime.TID_ADJUST_BDT)) {
            return new TokenTime(minutesSince1993(time.tokenTime()), Choice.EXACT, time.tokenTime(), true);
        }
        Instant clock = has(time, IssueTime.EXTERNAL_CLOCK) ? unixSeconds(time.tokenTime()) : now;
        Choice choice = has(time, IssueTime.SPECIAL_RESERVED) ? Choice.RESERVED_OF_DAY : Choice.NEXT_FREE;
        return new TokenTime(clock, choice, time.tokenTime(), time.flags() != 0);
    }

    /** The moment is the server's clock. */
    public static TokenTime of(Instant now) {
        return new TokenTime(now, Choice.NEXT_FREE, 0, false);
    }

    /**
     * The TID of the moment under a key, not yet reserved.
     *
     * @throws ServiceException {@code ESts.VkBeforeBdt}, or {@code ESts.VkExpired} when it is beyond the key's expiry
     *     number or beyond the last TID of the base date
     */
    TokenIdentifier under(BaseDate baseDate, KeyExpiryNumber ken) {
        if (instant.isBefore(baseDate.start())) {
            throw new ServiceException(ErrorCode.STS_VK_BEFORE_BDT);
        }
        TokenIdentifier minute = minuteUnder(baseDate);
        return requireUnexpired(choice == Choice.RESERVED_OF_DAY ? minute.reservedOfDay() : minute, ken);
    }

    /**
     * Throws unless a token for this moment can be made under such a key.
     *
     * @throws ServiceException {@code ESts.VkBeforeBdt} or {@code ESts.VkExpired}
     */
    public void requireFits(BaseDate baseDate, KeyExpiryNumber ken) {
        under(baseDate, ken);
    }

    /** True when a token for this moment can be made under such a key. */
    public boolean fits(BaseDate baseDate, KeyExpiryNumber ken) {
        try {
            requireFits(baseDate, ken);
            return true;
        } catch (ServiceException beforeBaseDateOrExpired) {
            return false;
        }
    }

    /** Returns {@code tid} unless a key with that expiry number has expired for it. */
    private static TokenIdentifier requireUnexpired(TokenIdentifier tid, KeyExpiryNumber ken) {
        if (tid.isBeyond(ken)) {
            throw new ServiceException(ErrorCode.STS_VK_EXPIRED);
        }
        return tid;
    }

    private TokenIdentifier minuteUnder(BaseDate baseDate) {
        try {
            return TokenIdentifier.at(baseDate, instant);
        } catch (InvalidValueException e) {
            throw new ServiceException(ErrorCode.STS_VK_EXPIRED, e);
        }
    }

    private static void requireKnown(long flags) {
        boolean known = (flags & ~ALL_FLAGS) == 0;
        boolean adjustWithOthers = (flags & IssueTime.TID_ADJUST_BDT) != 0 && flags != IssueTime.TID_ADJUST_BDT;
        if (!known || adjustWithOthers) {
            throw ServiceException.paramRange(
                    "flags",
                    Long.toString(flags),
                    "1 EXTERNAL_CLOCK and 4 SPECIAL_RESERVED, or 2 TID_ADJUST_BDT alone");
        }
    }

    private static Instant unixSeconds(long seconds) {
        if (seconds < 0 || seconds > LATEST.getEpochSecond()) {
            throw outOfRange(seconds, "Unix seconds 0-" + LATEST.getEpochSecond());
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static Instant minutesSince1993(long minutes) {
        if (minutes < 0 || minutes > LATEST_MINUTE) {
            throw outOfRange(minutes, "minutes since 1993 0-" + LATEST_MINUTE);
        }
        return BaseDate.BDT_1993.start().plus(Duration.ofMinutes(minutes));
    }

    private static ServiceException outOfRange(long got, String expected) {
        return ServiceException.paramRange("tokenTime", Long.toString(got), expected);
    }

    private static boolean has(IssueTime time, long flag) {
        return (time.flags() & flag) != 0;
    }
}
