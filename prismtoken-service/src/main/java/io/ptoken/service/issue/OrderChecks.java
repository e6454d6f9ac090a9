package io.ptoken.service.issue;

import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.request.DoeOrder;
import io.ptoken.service.request.Meter;
import io.ptoken.service.session.AccessTokens;
import io.ptoken.service.tid.TokenTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The range checks that all orders for a meter share. Thread safe. */
final class OrderChecks {

    private final ForwardClock clock;

    OrderChecks(ForwardClock clock) {
        this.clock = clock;
    }

    /** Meter and time as sent; the identification must be valid on the day the token is for. */
    Order check(CallContext call, MeterConfig sent, IssueTime sentTime) {
        DoeOrder doe = AccessTokens.doeOrder(call);
        Meter meter = Meter.of(sent, doe);
        Instant now = clock.instant();
        TokenTime time = TokenTime.of(sentTime, now);
        return new Order(meter.requireUnexpired(LocalDate.ofInstant(time.instant(), ZoneOffset.UTC), doe), time, now);
    }
}
