package io.ptoken.service.vending.tid;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which token identifier a token needs, and what to say when there is none. Immutable and thread safe. */
public final class TidWishes {

    private static final int MINUTES_PER_DAY = 24 * 60;

    private static final String PUT_BACK =
            "the store was restored, or accepted as an older copy, and this meter may have"
                    + " tokens that it does not know";

    private final Duration furthestAhead;

    /**
     * @param furthestAhead how far an identifier may run ahead of the moment meant, when the meter had many tokens in
     *     little time
     */
    public TidWishes(Duration furthestAhead) {
        this.furthestAhead = furthestAhead;
    }

    /**
     * The TID that {@code time} asks for under {@code key}.
     *
     * @throws ServiceException {@code ESts.VkBeforeBdt} or {@code ESts.VkExpired}
     */
    public TidWish wish(MeterPan pan, VendingKeyAttributes key, TokenTime time) {
        TokenIdentifier wanted = time.under(key.baseDate(), key.ken());
        if (time.choice() != TokenTime.Choice.NEXT_FREE) {
            return TidWish.exactly(pan, key.baseDate(), wanted);
        }
        long latest = Math.min(furthest(wanted), lastOf(key));
        return TidWish.nextFree(pan, key.baseDate(), wanted, new TokenIdentifier((int) latest));
    }

    /**
     * What a caller is told whose wish cannot be met.
     *
     * @param next the first free identifier behind those that were wished for: from the moment on at which it is near enough
     *     a token is possible
     */
    public ServiceException unmet(
            TidWish wish, Optional<TokenIdentifier> next, VendingKeyAttributes key, TokenTime time) {
        if (wish.exact()) {
            return ServiceException.paramRange(
                    "tokenTime", Long.toString(time.sent()), "a token identifier this meter has not used");
        }
        return next.filter(tid -> !tid.isBeyond(key.ken()))
                .map(tid -> ServiceException.paramRange(
                        "tokenTime",
                        Long.toString(time.sent()),
                        "another time: this meter already has a token for this minute; next possible at "
                                + tid.instant(key.baseDate()).minus(furthestAhead)))
                .orElseGet(() -> new ServiceException(ErrorCode.STS_VK_EXPIRED));
    }

    /**
     * What a caller is told whose wish begins at or below the floor of a store that was restored, or accepted as an older
     * copy: a time of its own is refused, and the clock will be past the floor in a while.
     */
    public static ServiceException below(TidWish wish, TokenIdentifier floor, TokenTime time) {
        Instant possible = time.choice() == TokenTime.Choice.RESERVED_OF_DAY
                ? dayOfReservedAbove(floor).instant(wish.baseDate())
                : (floor.equals(TokenIdentifier.MAX) ? floor : floor.next()).instant(wish.baseDate());
        if (time.isCallers()) {
            return ServiceException.paramRange(
                    "tokenTime",
                    Long.toString(time.sent()),
                    "a time that was not sold for, next possible at " + possible + ": " + PUT_BACK);
        }
        return new ServiceException(
                ErrorCode.SERVICE, "StorePutBack", PUT_BACK + "; nothing was issued, next possible at " + possible);
    }

    /** The minute before the first 00:01 above the floor: midnight. */
    private static TokenIdentifier dayOfReservedAbove(TokenIdentifier floor) {
        TokenIdentifier today = floor.reservedOfDay();
        int first = today.compareTo(floor) > 0 ? today.minutes() : today.minutes() + MINUTES_PER_DAY;
        return new TokenIdentifier(Math.min(first - 1, TokenIdentifier.MAX.minutes()));
    }

    private long furthest(TokenIdentifier wanted) {
        return wanted.minutes() + furthestAhead.toMinutes();
    }

    private static int lastOf(VendingKeyAttributes key) {
        return key.ken().value() << 16 | 0xFFFF;
    }
}
