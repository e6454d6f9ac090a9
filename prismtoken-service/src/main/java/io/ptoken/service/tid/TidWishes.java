package io.ptoken.service.tid;

import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;

/** Which token identifier a token needs, and what to say when there is none. Immutable and thread safe. */
public final class TidWishes {

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

    /** What a caller is told whose wish cannot be met. */
    public ServiceException unmet(TidWish wish, VendingKeyAttributes key, TokenTime time) {
        if (wish.exact()) {
            return ServiceException.paramRange(
                    "tokenTime", Long.toString(time.sent()), "a token identifier this meter has not used");
        }
        return lastOf(key) < furthest(wish.earliest())
                ? new ServiceException(ErrorCode.STS_VK_EXPIRED)
                : ServiceException.paramRange(
                        "tokenTime",
                        Long.toString(time.sent()),
                        "a time at most " + furthestAhead.toMinutes()
                                + " minutes before the next token identifier this meter has not used");
    }

    private long furthest(TokenIdentifier wanted) {
        return wanted.minutes() + furthestAhead.toMinutes();
    }

    private static int lastOf(VendingKeyAttributes key) {
        return key.ken().value() << 16 | 0xFFFF;
    }
}
