package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory.Acceptance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
     * @param bars what is not sold any more
     */
    public record Plan(StoreStanding standing, Bars bars) {}

    private final ServiceStore store;
    private final StoreMarking marking;
    private final InstantSource clock;

    public AcceptOlderStore(ServiceStore store, StoreMarking marking, InstantSource clock) {
        this.store = store;
        this.marking = marking;
        this.clock = clock;
    }

    /** Until when the store itself shows sales, to the minute; empty when it shows none. */
    public Optional<Instant> shownSales() {
        return ShownSales.until(store);
    }

    /** When it was last accepted as an older copy; empty when it never was, or when that row of the audit log was trimmed. */
    public Optional<Instant> acceptedAt() {
        return store.auditLog().chains().stream()
                .flatMap(chain -> acceptedAt(chain).stream())
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> acceptedAt(NodeChain chain) {
        long end = chain.head().sequence();
        Optional<Instant> found = Optional.empty();
        while (found.isEmpty() && end > chain.anchor().sequence()) {
            long begin = Math.max(chain.before(), end - AuditLog.SEARCH_PAGE);
            found = store.auditLog().page(Instant.EPOCH, AuditLog.END_OF_TIME, begin, AuditLog.SEARCH_PAGE).stream()
                    .filter(row -> NodeChain.idOf(row.sequence()) == chain.id())
                    .map(AuditRow::entry)
                    .filter(entry -> entry.action().equals(ACTION))
                    .map(AuditEntry::at)
                    .reduce((earlier, later) -> later);
            end = begin;
        }
        return found;
    }

    /** What is to be done by the mark that is kept; {@link #plan(Instant, TidReach)} where there is none. */
    public Plan plan() {
        StoreMark mark = marking.keeping()
                .kept()
                .orElseThrow(() -> new IllegalStateException("no mark of the store is kept: say until when was sold"));
        return new Plan(marking.standing(store), Bars.of(mark));
    }

    /**
     * The same where no mark is left, or where a module's counter shows that more was sold than mark and store know. What the
     * store itself shows to be sold is barred in any case.
     *
     * @param soldUntil no identifier of a later moment was vended, to the best of somebody's knowledge, but to meters that
     *     were ahead of the clock
     */
    public Plan plan(Instant soldUntil, TidReach reach) {
        Instant now = clock.instant();
        Instant until = shownSales().filter(shown -> shown.isAfter(soldUntil)).orElse(soldUntil);
        Bars copy = Bars.ofCopy(store, until, now, reach);
        Bars bars = marking.keeping().kept().map(mark -> copy.with(mark, now)).orElse(copy);
        return new Plan(marking.standing(store), bars);
    }

    /**
     * Carries a plan out: the floors are in the store, audited, and the mark says that this store is the newest.
     *
     * @param without ids of keepers that are gone for good
     * @throws io.ptoken.service.port.StoreException when the store fails; nothing has changed then
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the mark cannot be written; the floors are set, accept again
     */
    public void accept(Plan plan, Set<String> without, Actor actor) {
        raise(store, marking.keeper(), plan, without, actor, clock.instant());
        store.history().expect(store.auditLog().head());
        new MarkedTids(store, marking.keeping(), clock).replace();
    }

    /** Says how far a keeper sold whose own mark is whole, after another one has accepted an older copy. */
    static void contribute(ServiceStore store, String keeper, StoreMark mark, Instant now) {
        Plan plan = new Plan(new StoreStanding.Whole(), Bars.of(mark));
        raise(store, keeper, plan, Set.of(), new Actor("", Origin.LOCAL), now);
    }

    private static void raise(
            ServiceStore store, String keeper, Plan plan, Set<String> without, Actor actor, Instant now) {
        store.history()
                .accept(
                        new Acceptance(keeper, plan.bars().floors(), plan.bars().meters(), without, now),
                        actor.did(now, ACTION, keeper, detail(plan, without)));
    }

    private static String detail(Plan plan, Set<String> without) {
        String found = plan.standing() instanceof StoreStanding.Older older
                ? "row " + older.marked().sequence() + " was missing behind row "
                        + older.head().sequence() + "; "
                : plan.standing() instanceof StoreStanding.Other other
                        ? "store before: " + other.markedId() + "; "
                        : "";
        return found + plan.bars().detail() + (without.isEmpty() ? "" : "; without " + new TreeSet<>(without));
    }
}
