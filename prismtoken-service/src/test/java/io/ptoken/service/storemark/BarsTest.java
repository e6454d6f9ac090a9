package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.fixture.StoredThings;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is barred in a copy of which nobody knows what was sold after it was made. */
class BarsTest {

    private static final Instant COPIED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant RESTORED = Instant.parse("2026-11-23T14:00:30Z");
    private static final TidReach REACH = new TidReach(Duration.ofDays(1), Duration.ofDays(7), true);
    private static final MeterPan BURSTING = StoredThings.meter(1);
    private static final MeterPan QUIET = StoredThings.meter(2);

    private final InMemoryStore lost = new InMemoryStore();
    private final InMemoryStore copy = new InMemoryStore();
    private int calls;

    /** A hundred tokens before the copy, two hundred after it; and one meter that buys a token now and then. */
    @Test
    void barAMeterThatRanAheadBeforeTheCopyAsFarAsItCanHaveGot() {
        Set<TokenIdentifier> sold = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            sold.add(sell(copy, BURSTING, COPIED));
            sell(lost, BURSTING, COPIED);
        }
        sell(copy, QUIET, COPIED);
        for (int i = 0; i < 200; i++) {
            sold.add(sell(lost, BURSTING, COPIED.plusSeconds(60)));
        }
        assertThat(sold).hasSize(300);

        putBack(RESTORED);

        assertThat(begin(copy, BURSTING, RESTORED.plus(Duration.ofMinutes(6)))).isInstanceOf(Begun.BelowFloor.class);
        assertThat(begin(copy, QUIET, RESTORED.plus(Duration.ofMinutes(5)))).isInstanceOf(Begun.BelowFloor.class);
        assertThat(sell(copy, QUIET, RESTORED.plus(Duration.ofMinutes(6)))).isNotNull();
        Instant furthest = RESTORED.plus(Duration.ofDays(1));
        assertThat(begin(copy, BURSTING, furthest)).isInstanceOf(Begun.BelowFloor.class);
        assertThat(sold).doesNotContain(sell(copy, BURSTING, furthest.plusSeconds(60)));
    }

    @Test
    void reachFromItsHighestIdentifierWhereThatIsAheadOfTheRestore() {
        Instant ahead = COPIED.plus(Duration.ofDays(3));
        sell(copy, BURSTING, ahead);
        issued(copy, COPIED);

        Bars bars = Bars.ofPutBack(copy, RESTORED, REACH);

        assertThat(bars.meters())
                .containsExactly(new AheadTid(BURSTING, BaseDate.BDT_2014, tid(ahead.plus(Duration.ofDays(1)))));
        assertThat(bars.sellsAgain(RESTORED)).isEqualTo("2026-11-23T14:06:00Z");
        assertThat(bars.areTooMany()).isFalse();
        assertThat(bars.detail()).endsWith("; meters ahead of that: 1");
    }

    /** The restore may come long after: that it was ahead when the copy was made is what counts. */
    @Test
    void knowWhoWasAheadWhenTheCopyWasMade() {
        reserve(copy, BURSTING, COPIED.plus(Duration.ofMinutes(6)));
        reserve(copy, QUIET, COPIED.plus(Duration.ofMinutes(5)));
        issued(copy, COPIED);
        copy.auditLog().append(AuditEntry.local(RESTORED, "jane", "pref.set", "", "done to the copy"));

        Bars bars = Bars.ofPutBack(copy, RESTORED, REACH);

        assertThat(bars.meters())
                .containsExactly(new AheadTid(BURSTING, BaseDate.BDT_2014, tid(RESTORED.plus(Duration.ofDays(1)))));
    }

    @Test
    void countFromTheLastSaleWhereSomebodyKnowsIt() {
        reserve(copy, BURSTING, COPIED.plus(Duration.ofHours(1)));
        issued(copy, COPIED);
        Instant until = COPIED.plus(Duration.ofMinutes(30));

        Bars bars = Bars.ofCopy(copy, until, RESTORED, REACH);

        assertThat(bars.floors()).containsEntry(BaseDate.BDT_2014, tid(until)).doesNotContainKey(BaseDate.BDT_2035);
        assertThat(bars.meters())
                .containsExactly(new AheadTid(BURSTING, BaseDate.BDT_2014, tid(COPIED.plus(Duration.ofHours(25)))));
    }

    /** A call for a far time costs its identifier, and the module makes no token of it. */
    @Test
    void leaveOutWhatNoModuleCanHaveMade() {
        reserve(copy, BURSTING, COPIED.plus(Duration.ofDays(3000)));
        issued(copy, COPIED);

        assertThat(Bars.ofPutBack(copy, RESTORED, REACH).meters()).isEmpty();
        TidReach open = new TidReach(Duration.ofDays(1), Duration.ofDays(7), false);
        assertThat(Bars.ofPutBack(copy, RESTORED, open).meters()).hasSize(1);
        TidReach unchecked = new TidReach(Duration.ofDays(1), Duration.ZERO, true);
        assertThat(Bars.ofPutBack(copy, RESTORED, unchecked).meters()).hasSize(1);
    }

    @Test
    void raiseTheFloorForAllWhenThereAreTooManyMeters() {
        for (int i = 0; i <= StoreMark.MOST_AHEAD; i++) {
            reserve(copy, StoredThings.meter(i), COPIED.plus(Duration.ofMinutes(1000 + i)));
        }
        issued(copy, COPIED);

        Bars bars = Bars.ofPutBack(copy, RESTORED, REACH);

        assertThat(bars.areTooMany()).isTrue();
        assertThat(bars.meters()).hasSize(StoreMark.MOST_AHEAD / 2);
        assertThat(bars.floors()).containsEntry(BaseDate.BDT_2014, tid(COPIED.plus(Duration.ofHours(49))));
        assertThat(bars.detail()).endsWith("meters ahead of that: 500, and more that raised it for all");
    }

    @Test
    void takeTheHigherOfCopyAndMark() {
        reserve(copy, BURSTING, COPIED.plus(Duration.ofHours(1)));
        issued(copy, COPIED);
        TokenIdentifier higher = tid(COPIED.plus(Duration.ofDays(9)));
        TokenIdentifier lower = tid(COPIED.plus(Duration.ofDays(2)));
        StoreMark mark = new StoreMark(
                "s",
                1,
                "a".repeat(64),
                Map.of(BaseDate.BDT_2014, lower),
                List.of(
                        new AheadTid(BURSTING, BaseDate.BDT_2014, tid(COPIED.plus(Duration.ofMinutes(68)))),
                        new AheadTid(QUIET, BaseDate.BDT_2014, higher)));

        Bars bars = Bars.ofPutBack(copy, RESTORED, REACH).with(mark, RESTORED);

        assertThat(bars.floors()).containsEntry(BaseDate.BDT_2014, lower);
        assertThat(bars.meters()).containsExactly(new AheadTid(QUIET, BaseDate.BDT_2014, higher));
    }

    @Test
    void areSureAsFarAsAnyIdentifierCanLie() {
        assertThat(REACH.sure(COPIED)).isEqualTo(COPIED.plus(Duration.ofDays(7)));
        assertThat(new TidReach(Duration.ofDays(1), Duration.ZERO, true).sure(COPIED))
                .isEqualTo(COPIED.plus(Duration.ofDays(1)));
    }

    private void putBack(Instant now) {
        Bars bars = Bars.ofPutBack(copy, now, REACH);
        copy.history().raise(bars.floors(), bars.meters(), AuditEntry.local(now, "jane", "restore", "", bars.detail()));
    }

    private TokenIdentifier sell(InMemoryStore store, MeterPan pan, Instant at) {
        Begun begun = begin(store, pan, at);
        assertThat(begun).isInstanceOf(Begun.Claimed.class);
        issued(store, at);
        return ((Begun.Claimed) begun).tid().orElseThrow();
    }

    private Begun begin(InMemoryStore store, MeterPan pan, Instant at) {
        return begin(store, TidWish.nextFree(pan, BaseDate.BDT_2014, tid(at), TokenIdentifier.MAX));
    }

    private void reserve(InMemoryStore store, MeterPan pan, Instant at) {
        assertThat(begin(store, TidWish.exactly(pan, BaseDate.BDT_2014, tid(at))))
                .isInstanceOf(Begun.Claimed.class);
    }

    private Begun begin(InMemoryStore store, TidWish wish) {
        calls++;
        return store.issueJournal().begin(StoredThings.claim("m-" + calls, "h-" + calls), Optional.of(wish), COPIED);
    }

    private static void issued(InMemoryStore store, Instant at) {
        store.auditLog().append(StoredThings.entry(at, "a meter"));
    }

    private static TokenIdentifier tid(Instant at) {
        return TokenIdentifier.at(BaseDate.BDT_2014, at);
    }
}
