package io.ptoken.service.tid;

import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.TokenIdentifierLedger;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
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
            return TokenTime.requireUnexpired(reserveFrom(pan, key.baseDate(), wanted, time), key.ken());
        }
        if (!ledger.reserveExactly(pan, key.baseDate(), wanted)) {
            throw ServiceException.paramRange(
                    "tokenTime", Long.toString(time.sent()), "a token identifier this meter has not used");
        }
        return wanted;
    }

    private TokenIdentifier reserveFrom(MeterPan pan, BaseDate baseDate, TokenIdentifier earliest, TokenTime time) {
        TokenIdentifier reserved = nextFree(pan, baseDate, earliest);
        if (reserved.minutes() - earliest.minutes() > furthestAhead.toMinutes()) {
            throw ServiceException.paramRange(
                    "tokenTime",
                    Long.toString(time.sent()),
                    "a time at most " + furthestAhead.toMinutes()
                            + " minutes before the next token identifier this meter has not used");
        }
        return reserved;
    }

    private TokenIdentifier nextFree(MeterPan pan, BaseDate baseDate, TokenIdentifier earliest) {
        try {
            return ledger.reserve(pan, baseDate, earliest);
        } catch (InvalidValueException e) {
            throw new ServiceException(ErrorCode.STS_VK_EXPIRED, e);
        }
    }
}
