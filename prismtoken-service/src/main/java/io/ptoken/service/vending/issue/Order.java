package io.ptoken.service.vending.issue;

import io.ptoken.service.access.session.AccessTokens;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.DoeOrder;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.service.vending.tid.TokenTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * For which meter and which moment tokens are wanted, checked.
 *
 * @param meter the meter, its identification not expired at that moment
 * @param time the moment
 * @param now what the clock of the server says, by which the dates of keys are judged
 */
record Order(Meter meter, TokenTime time, Instant now) {

    /** Meter and time as sent; the identification must be valid on the day the token is for. */
    static Order of(CallContext context, MeterConfig sent, IssueTime sentTime, ForwardClock clock) {
        DoeOrder doe = AccessTokens.doeOrder(context);
        Meter meter = Meter.of(sent, doe);
        Instant now = clock.instant();
        TokenTime time = TokenTime.of(sentTime, now);
        return new Order(meter.requireUnexpired(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), doe), time, now);
    }
}
