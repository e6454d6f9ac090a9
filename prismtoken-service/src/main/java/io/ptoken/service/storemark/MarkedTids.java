package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the {@link StoreMark} ahead of what is vended: before the module is asked for a token, the mark that is durable
 * says that its identifier may be used. For identifiers near the clock that costs a write every {@value #AHEAD_MINUTES}
 * minutes; one further ahead is kept for its meter, so that it bars no other one later. Thread safe.
 */
public final class MarkedTids {

    /** How far the highest identifier of a base date runs ahead of the clock, in minutes. */
    public static final int AHEAD_MINUTES = 5;

    /** How far the identifier of a meter that is ahead of the clock runs ahead of what it got: a write for so many tokens. */
    static final int METER_AHEAD = 8;

    private static final TokenIdentifier FIRST = new TokenIdentifier(0);

    private record Meter(MeterPan pan, BaseDate baseDate) {}

    private final StoreHistory history;
    private final StoreMarkKeeping keeping;
    private final InstantSource clock;
    private final String storeId;
    private final Map<BaseDate, TokenIdentifier> highest = new EnumMap<>(BaseDate.class);
    private final Map<Meter, TokenIdentifier> ahead = new HashMap<>();
    private final SealedChains chains;
    private volatile boolean floorRaised;

    /**
     * Goes on from the mark that is durable, or from what the store itself knows where that is further: a keeper that was
     * put back knows less. From now on the keeper follows this object.
     */
    public MarkedTids(ServiceStore store, StoreMarkKeeping keeping, InstantSource clock) {
        this.history = store.history();
        this.keeping = keeping;
        this.clock = clock;
        this.storeId = history.storeId();
        this.chains = new SealedChains(
                store.auditLog(),
                keeping.kept()
                        .filter(this::isOfThisStore)
                        .map(StoreMark::chains)
                        .orElse(List.of()));
        keeping.kept().ifPresent(kept -> {
            highest.putAll(kept.highest());
            kept.ahead().forEach(entry -> ahead.put(new Meter(entry.pan(), entry.baseDate()), entry.tid()));
        });
        takeFloors();
        takeUsed(store.issueJournal());
        keeping.follow(this::mark);
    }

    /** A restore sets floors in the store alone: if that is replaced by a still older one, the mark is what knows them. */
    private synchronized void takeFloors() {
        for (BaseDate baseDate : BaseDate.values()) {
            history.floor(baseDate).ifPresent(floor -> raise(baseDate, floor));
        }
        for (AheadTid floor : history.meterFloors()) {
            if (floor.tid().compareTo(highest.getOrDefault(floor.baseDate(), now(floor.baseDate()))) > 0) {
                ahead.merge(new Meter(floor.pan(), floor.baseDate()), floor.tid(), ClockTid::higher);
            }
        }
        makeRoom();
    }

    private synchronized void takeUsed(IssueJournal journal) {
        for (BaseDate baseDate : BaseDate.values()) {
            TokenIdentifier known = highest.getOrDefault(baseDate, FIRST);
            TokenIdentifier soon = ClockTid.later(now(baseDate), AHEAD_MINUTES);
            journal.furthest(baseDate, known, soon, 1).forEach(meter -> raise(baseDate, meter.tid()));
            takeAhead(journal.furthest(
                    baseDate, ClockTid.higher(known, soon), TokenIdentifier.MAX, StoreMark.MOST_AHEAD + 1));
        }
        makeRoom();
    }

    /** Where there are more than were asked for, the last one stands for those that were left out. */
    private void takeAhead(List<AheadTid> furthestFirst) {
        furthestFirst.forEach(
                meter -> ahead.merge(new Meter(meter.pan(), meter.baseDate()), meter.tid(), ClockTid::higher));
        if (furthestFirst.size() > StoreMark.MOST_AHEAD) {
            AheadTid last = furthestFirst.get(furthestFirst.size() - 1);
            floorRaised = true;
            raise(last.baseDate(), last.tid());
        }
    }

    /**
     * Returns when the durable mark covers that identifier.
     *
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the mark cannot be written
     */
    void cover(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        if (isCovered(pan, baseDate, tid)) {
            return;
        }
        widen(new Meter(pan, baseDate), tid);
        keeping.keepUnless(mark -> isOfThisStore(mark) && mark.covers(pan, baseDate, tid));
    }

    /**
     * Makes the ends of the audit log and the identifiers that are known here durable in the mark, unless they are; call at
     * least every minute.
     *
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the mark cannot be written
     */
    public void keep() {
        Link known = history.known();
        chains.look();
        List<ChainMark> ends = chains.marks();
        keeping.keepUnless(mark -> isOfThisStore(mark)
                && holdsAll(mark)
                && mark.chains().equals(ends)
                && (mark.auditSequence() > known.sequence()
                        || new Link(mark.auditSequence(), mark.auditHash()).equals(known)));
    }

    /** The same whatever mark is durable: that of an older copy, or of another store, gives way. */
    void replace() {
        chains.takeAsTheyAre();
        StoreMark mark = mark();
        keeping.keepUnless(mark::equals);
    }

    private synchronized boolean holdsAll(StoreMark mark) {
        return highest.entrySet().stream()
                        .allMatch(high -> Optional.ofNullable(mark.highest().get(high.getKey()))
                                .filter(kept -> kept.compareTo(high.getValue()) >= 0)
                                .isPresent())
                && new HashSet<>(mark.ahead()).containsAll(ahead());
    }

    /** How far the chains of the audit log had come, as the durable mark says. */
    public List<ChainMark> sealedChains() {
        return keeping.kept().filter(this::isOfThisStore).map(SealedChains::of).orElse(List.of());
    }

    /** True when so many meters were ahead of the clock that one of them raised the identifier for all (for a notice). */
    public boolean isFloorRaised() {
        return floorRaised;
    }

    private boolean isCovered(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {
        return keeping.kept()
                .filter(this::isOfThisStore)
                .filter(mark -> mark.covers(pan, baseDate, tid))
                .isPresent();
    }

    private boolean isOfThisStore(StoreMark mark) {
        return mark.storeId().equals(storeId);
    }

    private synchronized void widen(Meter meter, TokenIdentifier tid) {
        TokenIdentifier soon = ClockTid.later(now(meter.baseDate()), AHEAD_MINUTES);
        if (tid.compareTo(soon) <= 0) {
            raise(meter.baseDate(), soon);
        } else {
            ahead.merge(meter, ClockTid.later(tid, METER_AHEAD), ClockTid::higher);
            makeRoom();
        }
    }

    private void raise(BaseDate baseDate, TokenIdentifier to) {
        TokenIdentifier reached = ClockTid.higher(to, highest.getOrDefault(baseDate, to));
        highest.put(baseDate, reached);
        ahead.entrySet()
                .removeIf(entry -> entry.getKey().baseDate() == baseDate
                        && entry.getValue().compareTo(reached) <= 0);
    }

    /** The half that is least ahead of the clock becomes part of what holds for all, so that this happens seldom. */
    private void makeRoom() {
        if (ahead.size() > StoreMark.MOST_AHEAD) {
            floorRaised = true;
            List<Map.Entry<Meter, TokenIdentifier>> nearest = new ArrayList<>(ahead.entrySet());
            nearest.sort(Comparator.comparing(entry -> minutesAhead(entry.getKey(), entry.getValue())));
            for (Map.Entry<Meter, TokenIdentifier> entry : nearest.subList(0, nearest.size() / 2)) {
                raise(entry.getKey().baseDate(), entry.getValue());
            }
        }
    }

    private int minutesAhead(Meter meter, TokenIdentifier tid) {
        return tid.minutes() - now(meter.baseDate()).minutes();
    }

    /** What the next durable write carries. */
    private synchronized StoreMark mark() {
        Link known = history.known();
        return new StoreMark(storeId, known.sequence(), known.hash(), highest, ahead(), chains.marks());
    }

    private List<AheadTid> ahead() {
        return ahead.entrySet().stream()
                .map(entry -> new AheadTid(entry.getKey().pan(), entry.getKey().baseDate(), entry.getValue()))
                .toList();
    }

    private TokenIdentifier now(BaseDate baseDate) {
        return ClockTid.of(baseDate, clock.instant());
    }
}
