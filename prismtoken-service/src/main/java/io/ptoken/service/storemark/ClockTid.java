package io.ptoken.service.storemark;

import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;

/** The token identifier of a moment, whatever the moment. */
final class ClockTid {

    private ClockTid() {}

    /** 0 before the base date, the last one beyond its end. */
    static TokenIdentifier of(BaseDate baseDate, Instant moment) {
        long minutes = Duration.between(baseDate.start(), moment).toMinutes();
        return new TokenIdentifier((int) Math.max(0, Math.min(minutes, TokenIdentifier.MAX.minutes())));
    }
}
