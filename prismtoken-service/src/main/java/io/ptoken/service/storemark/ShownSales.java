package io.ptoken.service.storemark;

import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Until when a store itself shows sales, whatever somebody recalls: more may have been sold, less was not. */
final class ShownSales {

    private static final TokenIdentifier FIRST = new TokenIdentifier(0);

    private ShownSales() {}

    /**
     * The minute of the last call that issued, or of the highest identifier near it; meters that were further ahead of the
     * clock do not count. Empty for a store that shows none.
     */
    static Optional<Instant> until(ServiceStore store) {
        List<Instant> shown = new ArrayList<>();
        LastIssue.shown(store.auditLog())
                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .ifPresent(shown::add);
        Instant near = LastIssue.at(store.auditLog()).plus(Duration.ofMinutes(MarkedTids.AHEAD_MINUTES));
        for (BaseDate baseDate : BaseDate.values()) {
            store.issueJournal()
                    .furthest(baseDate, FIRST, ClockTid.of(baseDate, near), 1)
                    .forEach(meter -> shown.add(meter.tid().instant(baseDate)));
        }
        return shown.stream().max(Comparator.naturalOrder());
    }
}
