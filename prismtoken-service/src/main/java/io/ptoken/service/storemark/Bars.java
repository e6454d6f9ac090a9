package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not sold any more from a store that lacks sales. Immutable and thread safe.
 *
 * @param floors for each base date, the highest identifier that any meter may have got
 * @param meters the same for meters that may have got higher ones; at most {@value StoreMark#MOST_AHEAD}
 * @param areTooMany true when there were more of them, so that some raised the floors for all
 */
public record Bars(Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meters, boolean areTooMany) {

    private record Meter(MeterPan pan, BaseDate baseDate) {}

    public Bars {
        floors = Map.copyOf(floors);
        meters = List.copyOf(meters);
    }

    /** All that was sold under a mark is at or below its identifiers. */
    static Bars of(StoreMark mark) {
        return new Bars(mark.highest(), mark.ahead(), false);
    }

    /**
     * Those of a copy of which nobody knows what was sold after it was made: a floor for all, and for each meter that it
     * shows ahead of the clock the furthest that it can have got. A meter that went ahead only after the copy is not known.
     *
     * @param until no identifier of a later moment was vended, but to meters that were ahead of the clock
     * @param now nothing was sold later
     */
    public static Bars ofCopy(ServiceStore copy, Instant until, Instant now, TidReach reach) {
        Instant sold = until.isBefore(now) ? until : now;
        return of(floorsUntil(until), MetersAhead.of(copy, sold, reach), now);
    }

    /** The same for a copy that was put back just now: its meters have got as far as the clock at most, as a rule. */
    public static Bars ofPutBack(ServiceStore copy, Instant now, TidReach reach) {
        return ofCopy(copy, now.plus(Duration.ofMinutes(MarkedTids.AHEAD_MINUTES)), now, reach);
    }

    /** These, and what a mark says. */
    Bars with(StoreMark mark, Instant now) {
        Map<BaseDate, TokenIdentifier> both = new EnumMap<>(BaseDate.class);
        both.putAll(floors);
        mark.highest().forEach((baseDate, tid) -> both.merge(baseDate, tid, ClockTid::higher));
        Bars joined =
                of(both, Stream.concat(meters.stream(), mark.ahead().stream()).toList(), now);
        return new Bars(joined.floors(), joined.meters(), areTooMany || joined.areTooMany());
    }

    private static Bars of(Map<BaseDate, TokenIdentifier> floors, List<AheadTid> ahead, Instant now) {
        List<AheadTid> meters = above(floors, ahead);
        if (meters.size() <= StoreMark.MOST_AHEAD) {
            return new Bars(floors, meters, false);
        }
        // The half that a mark can hold is of those furthest ahead; room is left for meters that go ahead later.
        int kept = StoreMark.MOST_AHEAD / 2;
        Map<BaseDate, TokenIdentifier> raised = new EnumMap<>(BaseDate.class);
        raised.putAll(floors);
        List<AheadTid> furthestFirst = meters.stream()
                .sorted(Comparator.comparingInt((AheadTid meter) -> meter.tid().minutes()
                                - ClockTid.of(meter.baseDate(), now).minutes())
                        .reversed())
                .toList();
        furthestFirst
                .subList(kept, furthestFirst.size())
                .forEach(meter -> raised.merge(meter.baseDate(), meter.tid(), ClockTid::higher));
        return new Bars(raised, above(raised, furthestFirst.subList(0, kept)), true);
    }

    /** One for each meter, without those that the floors bar already. */
    private static List<AheadTid> above(Map<BaseDate, TokenIdentifier> floors, List<AheadTid> ahead) {
        Map<Meter, AheadTid> meters = new HashMap<>();
        for (AheadTid one : ahead) {
            boolean isAbove = Optional.ofNullable(floors.get(one.baseDate()))
                    .filter(floor -> one.tid().compareTo(floor) <= 0)
                    .isEmpty();
            if (isAbove) {
                meters.merge(
                        new Meter(one.pan(), one.baseDate()),
                        one,
                        (a, b) -> a.tid().compareTo(b.tid()) >= 0 ? a : b);
            }
        }
        return List.copyOf(meters.values());
    }

    private static Map<BaseDate, TokenIdentifier> floorsUntil(Instant until) {
        Map<BaseDate, TokenIdentifier> floors = new EnumMap<>(BaseDate.class);
        for (BaseDate baseDate : BaseDate.values()) {
            if (until.isAfter(baseDate.start())) {
                floors.put(baseDate, ClockTid.of(baseDate, until));
            }
        }
        return floors;
    }

    /** The moment until which a store sells nothing at the clock, but to keys of some base date; empty when it sells. */
    public static Optional<Instant> nothingUntil(StoreHistory history, Instant now) {
        Map<BaseDate, TokenIdentifier> floors = new EnumMap<>(BaseDate.class);
        for (BaseDate baseDate : BaseDate.values()) {
            history.floor(baseDate).ifPresent(floor -> floors.put(baseDate, floor));
        }
        return latest(floors, now);
    }

    /** The moment from which meters that are not among {@link #meters} get tokens again; {@code now} at the earliest. */
    public Instant sellsAgain(Instant now) {
        return latest(floors, now).orElse(now);
    }

    private static Optional<Instant> latest(Map<BaseDate, TokenIdentifier> floors, Instant now) {
        return floors.entrySet().stream()
                .map(floor -> floor.getValue().instant(floor.getKey()).plus(Duration.ofMinutes(1)))
                .filter(moment -> moment.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    /** For the audit log. */
    public String detail() {
        String text = floors.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(floor -> floor.getKey().year() + ": TID " + floor.getValue() + " ("
                        + floor.getValue().instant(floor.getKey()) + ")")
                .collect(Collectors.joining(", "));
        return "no tokens up to " + (text.isEmpty() ? "(nothing was sold)" : text) + "; meters ahead of that: "
                + meters.size() + (areTooMany ? ", and more that raised it for all" : "");
    }
}
