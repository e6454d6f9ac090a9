package io.ptoken.service.tid;

import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;

/**
 * Reserves a token identifier for one token of a meter, durably, before the module makes the token. A reservation is never
 * given back, also when the module then refuses. Thread safe.
 */
public final class TidReservation {

    private final TokenIdentifierLedger ledger;
    private final Duration furthestAhead;

    /**
     * @param furthestAhead how far a reservation may run ahead of the moment meant, when the meter had many tokens in
     *     little time
     */
    public TidReservation(TokenIdentifierLedger ledger, Duration furthestAhead) {
        this.ledger = ledger;
        this.furthestAhead = furthestAhead;
    }

    /**
     * Reserves the TID that {@code time} asks for under {@code key}.
     *
     * @throws ServiceException {@code ESts.VkBeforeBdt}, {@code ESts.VkExpired}, or {@code EParamRange} on tokenTime when
     *     exactly this TID was asked for and has been used, or the next free one is too far ahead
     */
    public TokenIdentifier reserve(MeterPan pan, VendingKeyAttributes key, TokenTime time) {
        TokenIdentifier wanted = time.under(key.baseDate(), key.ken());
        if (time.choice() == TokenTime.Choice.NEXT_FREE) {
            return reserveFrom(pan, key, wanted, time);
        }
        if (!ledger.reserveExactly(pan, key.baseDate(), wanted)) {
            throw ServiceException.paramRange(
                    "tokenTime", Long.toString(time.sent()), "a token identifier this meter has not used");
        }
        return wanted;
    }

    private TokenIdentifier reserveFrom(
            MeterPan pan, VendingKeyAttributes key, TokenIdentifier earliest, TokenTime time) {
        long furthest = earliest.minutes() + furthestAhead.toMinutes();
        int lastOfKey = key.ken().value() << 16 | 0xFFFF;
        TokenIdentifier latest = new TokenIdentifier((int) Math.min(furthest, lastOfKey));
        return ledger.reserve(pan, key.baseDate(), earliest, latest)
                .orElseThrow(() -> lastOfKey < furthest ? expired() : tooFarAhead(time));
    }

    private static ServiceException expired() {
        return new ServiceException(ErrorCode.STS_VK_EXPIRED);
    }

    private ServiceException tooFarAhead(TokenTime time) {
        return ServiceException.paramRange(
                "tokenTime",
                Long.toString(time.sent()),
                "a time at most " + furthestAhead.toMinutes()
                        + " minutes before the next token identifier this meter has not used");
    }
}
