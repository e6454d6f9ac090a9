package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Meters that a copy of a store shows ahead of the clock: nobody knows how far they got after it was made. */
final class MetersAhead {

    private MetersAhead() {}

    /**
     * Each with the furthest that it can have got.
     *
     * @param soldUntil the last moment at which may have been sold
     * @return of each base date one more than a mark holds at most, the furthest ones
     */
    static List<AheadTid> of(ServiceStore copy, Instant soldUntil, TidReach reach) {
        Instant ahead = LastIssue.at(copy.auditLog()).plus(Duration.ofMinutes(MarkedTids.AHEAD_MINUTES));
        List<AheadTid> meters = new ArrayList<>();
        for (BaseDate baseDate : BaseDate.values()) {
            TokenIdentifier sold = ClockTid.of(baseDate, soldUntil);
            copy
                    .issueJournal()
                    .furthest(
                            baseDate,
                            ClockTid.of(baseDate, ahead),
                            ClockTid.of(baseDate, reach.vendedUntil(soldUntil)),
                            StoreMark.MOST_AHEAD + 1)
                    .stream()
                    .map(meter -> furthest(meter, sold, reach))
                    .forEach(meters::add);
        }
        return meters;
    }

    private static AheadTid furthest(AheadTid meter, TokenIdentifier sold, TidReach reach) {
        TokenIdentifier from = ClockTid.higher(meter.tid(), sold);
        int burst = (int) reach.burst().toMinutes();
        return new AheadTid(meter.pan(), meter.baseDate(), ClockTid.later(from, burst));
    }
}
