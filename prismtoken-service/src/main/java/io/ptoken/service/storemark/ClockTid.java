package io.ptoken.service.storemark;

import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;

/** The token identifier of a moment, whatever the moment. */
final class ClockTid {

    private ClockTid() {}

    /** 0 before the base date, the last one beyond its end. */
    static TokenIdentifier of(BaseDate baseDate, Instant moment) {
        long minutes = Math.floorDiv(moment.getEpochSecond() - baseDate.start().getEpochSecond(), 60L);
        return new TokenIdentifier((int) Math.max(0, Math.min(minutes, TokenIdentifier.MAX.minutes())));
    }

    /** So many minutes later; the last one at most. */
    static TokenIdentifier later(TokenIdentifier tid, int minutes) {
        return new TokenIdentifier(Math.min(tid.minutes() + minutes, TokenIdentifier.MAX.minutes()));
    }

    static TokenIdentifier higher(TokenIdentifier one, TokenIdentifier other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
