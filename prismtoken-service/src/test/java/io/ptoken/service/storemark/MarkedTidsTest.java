package io.ptoken.service.storemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarkedTidsTest {

    private static final BaseDate BASE = BaseDate.BDT_2014;

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final MemoryKeeping keeping = new MemoryKeeping();
    private final MarkedTids marked = new MarkedTids(store, keeping, clock);
    private final int now = TokenIdentifier.at(BASE, clock.instant()).minutes();

    @Test
    void isDurableBeforeAnIdentifierMayBeVended() {
        cover(1, 0);
        assertThat(mark().covers(meter(1), BASE, tid(0))).isTrue();
        assertThat(mark().storeId()).isEqualTo(store.history().storeId());
    }

    /** They are in the store alone after a restore, which may be replaced by a still older one. */
    @Test
    void takesTheFloorsOfARestoreOver() {
        store.history()
                .raise(
                        Map.of(BASE, tid(6)),
                        List.of(new AheadTid(meter(1), BASE, tid(400)), new AheadTid(meter(2), BASE, tid(3))),
                        AuditEntry.local(clock.instant(), "", "restore", "", ""));

        MarkedTids restored = new MarkedTids(store, keeping, clock);
        restored.keep();

        assertThat(mark().highest()).containsEntry(BASE, tid(6));
        assertThat(mark().ahead()).containsExactly(new AheadTid(meter(1), BASE, tid(400)));
    }

    @Test
    void writesOnceInFiveMinutesWhileIdentifiersAreNearTheClock() {
        for (int minute = 0; minute < 30; minute++) {
            for (int meter = 0; meter < 20; meter++) {
                cover(meter, minute);
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(keeping.writes).isEqualTo(5);
        assertThat(mark().highest()).containsOnlyKeys(BASE);
        assertThat(mark().highest().get(BASE)).isEqualTo(tid(24 + MarkedTids.AHEAD_MINUTES));
        assertThat(mark().ahead()).isEmpty();
    }

    @Test
    void keepsAMeterThatIsAheadOfTheClockApart() {
        cover(1, 0);
        cover(2, 6);
        assertThat(mark().highest().get(BASE)).isEqualTo(tid(5));
        assertThat(mark().ahead()).containsExactly(new AheadTid(meter(2), BASE, tid(6 + MarkedTids.METER_AHEAD)));

        int before = keeping.writes;
        for (int minute = 7; minute <= 14; minute++) {
            cover(2, minute);
        }
        assertThat(keeping.writes).isEqualTo(before);
        cover(2, 15);
        assertThat(keeping.writes).isEqualTo(before + 1);
        assertThat(mark().ahead()).containsExactly(new AheadTid(meter(2), BASE, tid(23)));
        assertThat(marked.isFloorRaised()).isFalse();
    }

    @Test
    void forgetsAMeterThatTheClockHasCaughtUpWith() {
        cover(2, 6);
        clock.advance(Duration.ofMinutes(20));
        cover(1, 20);
        assertThat(mark().ahead()).isEmpty();
        assertThat(mark().covers(meter(2), BASE, tid(14))).isTrue();
    }

    @Test
    void keepsBaseDatesApart() {
        cover(1, 0);
        marked.cover(meter(1), BaseDate.BDT_1993, TokenIdentifier.MAX);
        assertThat(mark().highest()).containsOnlyKeys(BASE, BaseDate.BDT_1993);
    }

    @Test
    void raisesTheFloorForAllOnlyWhenTheListIsFull() {
        for (int meter = 0; meter < StoreMark.MOST_AHEAD; meter++) {
            cover(meter, 100 + meter);
        }
        assertThat(mark().ahead()).hasSize(StoreMark.MOST_AHEAD);
        assertThat(mark().highest()).isEmpty();
        assertThat(marked.isFloorRaised()).isFalse();

        cover(StoreMark.MOST_AHEAD, 5000);

        assertThat(marked.isFloorRaised()).isTrue();
        assertThat(mark().ahead())
                .hasSizeLessThan(StoreMark.MOST_AHEAD)
                .anyMatch(ahead -> ahead.pan().equals(meter(StoreMark.MOST_AHEAD)));
        for (int meter = 0; meter < StoreMark.MOST_AHEAD; meter++) {
            assertThat(mark().covers(meter(meter), BASE, tid(100 + meter))).isTrue();
        }
        assertThat(mark().covers(meter(9999), BASE, tid(700))).isFalse();
    }

    @Test
    void goesOnWithWhatWasKeptBefore() {
        cover(1, 0);
        cover(2, 60);
        StoreMark before = mark();
        MarkedTids again = new MarkedTids(store, keeping, clock);
        store.auditLog().append(AuditEntry.local(clock.instant(), "", "restart", "", ""));
        again.keep();
        assertThat(mark().highest()).isEqualTo(before.highest());
        assertThat(mark().ahead()).isEqualTo(before.ahead());
        assertThat(mark().auditSequence()).isEqualTo(1);
    }

    /** A mark that has the last row and not the identifiers was made by a release that forgot them. */
    @Test
    void takesOverWhatTheStoreKnowsToBeUsed() {
        use(1, -60);
        use(2, 3);
        use(3, 600);
        marked.keep();
        assertThat(mark().highest()).isEmpty();

        MarkedTids again = new MarkedTids(store, keeping, clock);
        again.keep();

        assertThat(mark().highest()).containsOnly(Map.entry(BASE, tid(3)));
        assertThat(mark().ahead()).containsExactly(new AheadTid(meter(3), BASE, tid(600)));
        int writes = keeping.writes;
        new MarkedTids(store, keeping, clock).keep();
        assertThat(keeping.writes).isEqualTo(writes);
    }

    @Test
    void coversMoreMetersAheadThanAMarkHolds() {
        int meters = StoreMark.MOST_AHEAD + 50;
        for (int meter = 0; meter < meters; meter++) {
            use(meter, 100 + meter);
        }
        MarkedTids again = new MarkedTids(store, keeping, clock);
        again.keep();
        assertThat(again.isFloorRaised()).isTrue();
        for (int meter = 0; meter < meters; meter++) {
            assertThat(mark().covers(meter(meter), BASE, tid(100 + meter))).isTrue();
        }
    }

    private void use(int meter, int minutesFromNow) {
        IssueJournal.TidWish wish = IssueJournal.TidWish.exactly(meter(meter), BASE, tid(minutesFromNow));
        IssueJournal.Claim claim = new IssueJournal.Claim(
                new IssueJournal.CallKey("vendor", "m-" + meter), "call", "holder", clock.instant());
        store.issueJournal().begin(claim, Optional.of(wish), clock.instant());
    }

    @Test
    void writesTheEndOfTheLogOnceAndAgainWhenItHasGoneOn() {
        marked.keep();
        marked.keep();
        assertThat(keeping.writes).isEqualTo(1);
        store.auditLog().append(AuditEntry.local(clock.instant(), "", "a", "", ""));
        marked.keep();
        assertThat(keeping.writes).isEqualTo(2);
        assertThat(mark().auditHash()).isEqualTo(store.auditLog().head().hash());
    }

    /** Every write carries the newest row: what is written for a sale must not keep the chains from being sealed. */
    @Test
    void sealsTheChainsAlsoWhenAnotherWriteHasTheNewestRow() {
        store.auditLog().append(AuditEntry.local(clock.instant(), "", "before", "", ""));
        marked.keep();
        store.auditLog().append(AuditEntry.local(clock.instant(), "", "a", "", ""));
        cover(1, 0);
        assertThat(mark().auditSequence()).isEqualTo(store.auditLog().head().sequence());
        assertThat(marked.sealedChains())
                .extracting(ChainMark::headSequence)
                .as("by the row of the mark")
                .containsExactly(store.auditLog().head().sequence());

        marked.keep();

        assertThat(mark().chains())
                .extracting(ChainMark::headSequence)
                .containsExactly(store.auditLog().head().sequence());
    }

    @Test
    void saysWhenItCannotBeWritten() {
        keeping.failing = true;
        assertThatThrownBy(() -> cover(1, 0)).isInstanceOf(SecurityModuleException.class);
        assertThat(keeping.kept()).isEmpty();
        keeping.failing = false;
        cover(1, 0);
        assertThat(mark().covers(meter(1), BASE, tid(0))).isTrue();
    }

    @Test
    void coversWhatManyThreadsAskForAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 400)
                    .mapToObj(i -> callers.submit(() -> {
                        cover(i % 40, i % 60);
                        return mark().covers(meter(i % 40), BASE, tid(i % 60));
                    }))
                    .toList();
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private void cover(int meter, int minutesFromNow) {
        marked.cover(meter(meter), BASE, tid(minutesFromNow));
    }

    private TokenIdentifier tid(int minutesFromNow) {
        return new TokenIdentifier(now + minutesFromNow);
    }

    private StoreMark mark() {
        return keeping.kept().orElseThrow();
    }

    private static MeterPan meter(int n) {
        String digits = "%010d".formatted(n);
        return MeterPan.of(new Drn(digits + Luhn.checkDigit(digits)));
    }
}
