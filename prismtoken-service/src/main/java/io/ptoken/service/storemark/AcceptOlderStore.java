package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.account.Actor;
import io.ptoken.service.api.Origin;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory.Acceptance;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Declares an older copy of a store to be the one to go on with, because nothing newer is left. So that no meter gets an
 * identifier twice, nobody is sold anything at or below the highest identifier that may have been vended from the store that
 * is lost. What else was in it is lost: results, audit entries, accounts and preferences since the copy.
 */
public final class AcceptOlderStore {

    /** Action of the audit entry. */
    public static final String ACTION = "store.accept-older";

    /**
     * What accepting would do.
     *
     * @param standing what was found
     * @param floors for each base date, the highest identifier that may have been vended
     * @param meterFloors the same for meters that were ahead of the clock
     */
    public record Plan(StoreStanding standing, Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meterFloors) {

        public Plan {
            floors = Map.copyOf(floors);
            meterFloors = List.copyOf(meterFloors);
        }

        /** The moment from which meters that are not among {@link #meterFloors} get tokens again; {@code now} at the earliest. */
        public Instant sellsAgain(Instant now) {
            return floors.entrySet().stream()
                    .map(floor -> floor.getValue().instant(floor.getKey()).plus(Duration.ofMinutes(1)))
                    .filter(moment -> moment.isAfter(now))
                    .max(Comparator.naturalOrder())
                    .orElse(now);
        }
    }

    private final ServiceStore store;
    private final StoreMarking marking;
    private final InstantSource clock;

    public AcceptOlderStore(ServiceStore store, StoreMarking marking, InstantSource clock) {
        this.store = store;
        this.marking = marking;
        this.clock = clock;
    }

    /** What is to be done by the mark that is kept; {@link #plan(Instant)} where there is none. */
    public Plan plan() {
        StoreMark mark = marking.keeping()
                .kept()
                .orElseThrow(() -> new IllegalStateException("no mark of the store is kept: say until when was sold"));
        return new Plan(marking.standing(store), mark.highest(), mark.ahead());
    }

    /**
     * The same where no mark is left, or where a module's counter shows that more was sold than mark and store know.
     *
     * @param soldUntil no identifier of a later moment was vended, to the best of somebody's knowledge
     */
    public Plan plan(Instant soldUntil) {
        Map<BaseDate, TokenIdentifier> floors = floors(soldUntil);
        Optional<StoreMark> kept = marking.keeping().kept();
        kept.ifPresent(mark ->
                mark.highest().forEach((baseDate, tid) -> floors.merge(baseDate, tid, AcceptOlderStore::higher)));
        return new Plan(
                marking.standing(store), floors, kept.map(StoreMark::ahead).orElse(List.of()));
    }

    /**
     * For a store that was put back together with everything else of its installation, so that no mark tells: nothing is
     * sold before the clock has passed what may have been sold until now.
     *
     * @param entry is written in the same transaction
     * @return the moment from which tokens are sold again
     */
    public static Instant putBack(ServiceStore store, Instant now, AuditEntry entry) {
        Instant until = now.plus(Duration.ofMinutes(MarkedTids.AHEAD_MINUTES));
        store.history().raise(floors(until), entry);
        return until.plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Map<BaseDate, TokenIdentifier> floors(Instant until) {
        Map<BaseDate, TokenIdentifier> floors = new EnumMap<>(BaseDate.class);
        for (BaseDate baseDate : BaseDate.values()) {
            if (until.isAfter(baseDate.start())) {
                floors.put(baseDate, ClockTid.of(baseDate, until));
            }
        }
        return floors;
    }

    /**
     * Carries a plan out: the floors are in the store, audited, and the mark says that this store is the newest.
     *
     * @param without ids of keepers that are gone for good
     * @throws io.ptoken.service.port.StoreException when the store fails; nothing has changed then
     * @throws io.ptoken.hsm.SecurityModuleException when the mark cannot be written; the floors are set, accept again
     */
    public void accept(Plan plan, Set<String> without, Actor actor) {
        raise(store, marking.keeper(), plan, without, actor, clock.instant());
        Link head = store.auditLog().head();
        StoreMark mark = new StoreMark(
                store.history().storeId(), head.sequence(), head.hash(), plan.floors(), plan.meterFloors());
        marking.keeping().follow(() -> mark);
        marking.keeping().keepUnless(mark::equals);
    }

    /** Says how far a keeper sold whose own mark is whole, after another one has accepted an older copy. */
    static void contribute(ServiceStore store, String keeper, StoreMark mark, Instant now) {
        Plan plan = new Plan(new StoreStanding.Whole(), mark.highest(), mark.ahead());
        raise(store, keeper, plan, Set.of(), new Actor("", Origin.LOCAL), now);
    }

    private static void raise(
            ServiceStore store, String keeper, Plan plan, Set<String> without, Actor actor, Instant now) {
        store.history()
                .accept(
                        new Acceptance(keeper, plan.floors(), plan.meterFloors(), without, now),
                        actor.did(now, ACTION, keeper, detail(plan, without)));
    }

    private static TokenIdentifier higher(TokenIdentifier one, TokenIdentifier other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String detail(Plan plan, Set<String> without) {
        String floors = plan.floors().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(floor -> floor.getKey().year() + ": TID " + floor.getValue() + " ("
                        + floor.getValue().instant(floor.getKey()) + ")")
                .collect(Collectors.joining(", "));
        String found = plan.standing() instanceof StoreStanding.Older older
                ? "row " + older.marked().sequence() + " was missing behind row "
                        + older.head().sequence() + "; "
                : plan.standing() instanceof StoreStanding.Other other
                        ? "store before: " + other.markedId() + "; "
                        : "";
        return found + "no tokens up to " + (floors.isEmpty() ? "(nothing was sold)" : floors)
                + "; meters ahead of that: " + plan.meterFloors().size()
                + (without.isEmpty() ? "" : "; without " + new TreeSet<>(without));
    }
}
