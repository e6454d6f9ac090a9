package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.service.port.StoreHistory.Acceptance;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a store is told from an older copy, and what is not sold any more once one was accepted. */
abstract class StoreHistoryContract extends PortContract {

    private static final TokenIdentifier FLOOR = new TokenIdentifier(720);

    private int calls;

    @Test
    void keepsItsId() {
        String id = history().storeId();
        assertThat(id).matches("[\\x21-\\x7e]{1,64}");
        harness().restart();
        assertThat(history().storeId()).isEqualTo(id);
    }

    @Test
    void holdsTheRowsOfItsLogAndNoOthers() {
        store().auditLog().append(entry("a"));
        Link first = store().auditLog().head();
        store().auditLog().append(entry("b"));
        Link second = store().auditLog().head();

        assertThat(history().holds(Link.START)).isTrue();
        assertThat(history().holds(first)).isTrue();
        assertThat(history().holds(second)).isTrue();
        assertThat(history().holds(new Link(2, first.hash()))).isFalse();
        assertThat(history().holds(new Link(3, second.hash()))).isFalse();
    }

    @Test
    void refusesNothingForWhatWasTrimmedByAge() {
        store().auditLog().append(entry("a"));
        store().auditLog().append(entry("b"));
        store().auditLog().trim(NOW.plus(Duration.ofDays(1)), 1);

        assertThat(history().holds(new Link(1, "f".repeat(64)))).isTrue();
        assertThat(history().holds(new Link(2, "f".repeat(64)))).isFalse();
    }

    @Test
    void knowsTheLastRowThatItWrote() {
        assertThat(history().known()).isEqualTo(Link.START);
        store().auditLog().append(entry("a"));
        assertThat(history().known()).isEqualTo(store().auditLog().head());
    }

    @Test
    void refusesARowThatIsMissingWhenItIsExpected() {
        store().auditLog().append(entry("a"));
        history().expect(store().auditLog().head());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> history().expect(new Link(2, "0".repeat(64))))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.OLDER));
    }

    @Test
    void sellsNothingAtOrBelowTheFloorOfABaseDate() {
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(), Set.of());
        harness().restart();

        assertThat(next(meter(1), BaseDate.BDT_2014, 700)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(next(meter(1), BaseDate.BDT_2014, 720)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(next(meter(1), BaseDate.BDT_2014, 721)).isEqualTo(claimed(721));
        assertThat(next(meter(1), BaseDate.BDT_2014, 720)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(next(meter(2), BaseDate.BDT_2035, 700)).isEqualTo(claimed(700));
        assertThat(exactly(meter(2), 720)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(exactly(meter(2), 1)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(exactly(meter(2), 721)).isEqualTo(claimed(721));
    }

    /** The first identifiers of a base date are refused as those below any other floor. */
    @Test
    void tellsAFloorAtTheFirstIdentifierFromOneThatIsUsed() {
        TokenIdentifier first = new TokenIdentifier(0);
        accept("sm-1", Map.of(BaseDate.BDT_2014, first), List.of(), Set.of());
        assertThat(exactly(meter(1), 0)).isEqualTo(new Begun.BelowFloor(first));
        assertThat(exactly(meter(1), 1)).isEqualTo(claimed(1));
        AheadTid ahead = new AheadTid(meter(2), BaseDate.BDT_2035, first);
        accept("sm-1", Map.of(), List.of(ahead), Set.of());
        assertThat(next(meter(2), BaseDate.BDT_2035, 0)).isEqualTo(new Begun.BelowFloor(first));
    }

    /** Also when all that was wished for is known to be used: another time would be refused too. */
    @Test
    void tellsTheFloorFirstWhereNothingIsFree() {
        TidWish wish =
                TidWish.nextFree(meter(1), BaseDate.BDT_2014, new TokenIdentifier(700), new TokenIdentifier(702));
        for (int tid = 700; tid <= 702; tid++) {
            assertThat(begin(wish)).isEqualTo(claimed(tid));
        }
        assertThat(begin(wish)).isEqualTo(new Begun.NoTid(Optional.of(new TokenIdentifier(703))));
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(), Set.of());
        assertThat(begin(wish)).isEqualTo(new Begun.BelowFloor(FLOOR));
    }

    @Test
    void leavesNothingOfACallBelowTheFloor() {
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(), Set.of());
        TidWish wish = TidWish.nextFree(meter(1), BaseDate.BDT_2014, FLOOR, TokenIdentifier.MAX);
        assertThat(store().issueJournal().begin(claim("m", "h"), Optional.of(wish), NOW))
                .isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(store().issueJournal().find(claim("m", "h").key()))
                .isInstanceOf(io.ptoken.service.port.IssueJournal.Standing.Unknown.class);
    }

    @Test
    void takesOverAnOverdueClaimBelowTheFloorAndGivesItBack() {
        store().issueJournal()
                .begin(claim("m", "old", "h1", NOW.minusSeconds(1)), Optional.empty(), NOW.minusSeconds(9));
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(), Set.of());
        TidWish wish = TidWish.nextFree(meter(1), BaseDate.BDT_2014, FLOOR, TokenIdentifier.MAX);
        assertThat(store().issueJournal().begin(claim("m", "h2"), Optional.of(wish), NOW))
                .isEqualTo(new Begun.BelowFloor(FLOOR));
    }

    @Test
    void barsAMeterThatWasAheadOfTheClockAlone() {
        AheadTid ahead = new AheadTid(meter(1), BaseDate.BDT_2014, new TokenIdentifier(900));
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(ahead), Set.of());
        harness().restart();

        assertThat(next(meter(1), BaseDate.BDT_2014, 800)).isEqualTo(new Begun.BelowFloor(new TokenIdentifier(900)));
        assertThat(next(meter(1), BaseDate.BDT_2014, 700)).isEqualTo(new Begun.BelowFloor(new TokenIdentifier(900)));
        assertThat(next(meter(2), BaseDate.BDT_2014, 800)).isEqualTo(claimed(800));
        assertThat(next(meter(1), BaseDate.BDT_2014, 901)).isEqualTo(claimed(901));
    }

    @Test
    void neverLowersAFloor() {
        AheadTid ahead = new AheadTid(meter(1), BaseDate.BDT_2014, new TokenIdentifier(900));
        accept("sm-1", Map.of(BaseDate.BDT_2014, FLOOR), List.of(ahead), Set.of());
        AheadTid lower = new AheadTid(meter(1), BaseDate.BDT_2014, new TokenIdentifier(800));
        accept("sm-1", Map.of(BaseDate.BDT_2014, new TokenIdentifier(700)), List.of(lower), Set.of());

        assertThat(history().floor(BaseDate.BDT_2014)).contains(FLOOR);
        assertThat(history().floor(BaseDate.BDT_1993)).isEmpty();
        assertThat(next(meter(1), BaseDate.BDT_2014, 850)).isEqualTo(new Begun.BelowFloor(new TokenIdentifier(900)));
        assertThat(next(meter(2), BaseDate.BDT_2014, 710)).isEqualTo(new Begun.BelowFloor(FLOOR));
    }

    @Test
    void waitsForEveryKeeperOnceAnOlderCopyIsAccepted() {
        history().join("sm-1", NOW);
        history().join("sm-2", NOW.plusSeconds(1));
        history().join("sm-3", NOW.plusSeconds(2));
        assertThat(history().keepers()).noneMatch(MarkHolder::awaited);

        accept("sm-2", Map.of(), List.of(), Set.of("sm-3"));
        harness().restart();
        assertThat(history().keepers())
                .containsExactly(
                        new MarkHolder("sm-1", true, NOW),
                        new MarkHolder("sm-2", false, NOW),
                        new MarkHolder("sm-3", false, NOW.plusSeconds(2)));

        accept("sm-1", Map.of(), List.of(), Set.of());
        assertThat(history().keepers()).noneMatch(MarkHolder::awaited);

        accept("sm-1", Map.of(), List.of(), Set.of());
        assertThat(history().keepers().stream().filter(MarkHolder::awaited).map(MarkHolder::id))
                .as("a second older copy is waited for again")
                .containsExactly("sm-2", "sm-3");
        history().join("sm-2", NOW);
        history().join("sm-3", NOW);
        assertThat(history().keepers()).noneMatch(MarkHolder::awaited);
    }

    @Test
    void raisesFloorsAloneForAnInstallationThatWasPutBack() {
        history().join("sm-1", NOW);
        AheadTid ahead = new AheadTid(meter(2), BaseDate.BDT_2014, new TokenIdentifier(900));
        history().raise(Map.of(BaseDate.BDT_2014, FLOOR), List.of(ahead), entry("restore"));
        history().raise(Map.of(BaseDate.BDT_2014, new TokenIdentifier(1)), List.of(), entry("restore"));
        assertThat(history().floor(BaseDate.BDT_2014)).contains(FLOOR);
        assertThat(history().meterFloors()).containsExactly(ahead);
        assertThat(history().keepers()).containsExactly(new MarkHolder("sm-1", false, NOW));
        assertThat(next(meter(1), BaseDate.BDT_2014, 720)).isEqualTo(new Begun.BelowFloor(FLOOR));
        assertThat(next(meter(2), BaseDate.BDT_2014, 900)).isEqualTo(new Begun.BelowFloor(ahead.tid()));
        assertThat(next(meter(1), BaseDate.BDT_2014, 900)).isEqualTo(claimed(900));
        assertAudited(entry("restore"), entry("restore"));
    }

    @Test
    void auditsTheAcceptance() {
        accept("sm-1", Map.of(), List.of(), Set.of());
        assertAudited(entry("sm-1"));
    }

    private void accept(String keeper, Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meters, Set<String> gone) {
        history().accept(new Acceptance(keeper, floors, meters, gone, NOW), entry(keeper));
    }

    private static Begun claimed(int tid) {
        return new Begun.Claimed(Optional.of(new TokenIdentifier(tid)));
    }

    private Begun next(MeterPan pan, BaseDate baseDate, int earliest) {
        return begin(TidWish.nextFree(pan, baseDate, new TokenIdentifier(earliest), TokenIdentifier.MAX));
    }

    private Begun exactly(MeterPan pan, int tid) {
        return begin(TidWish.exactly(pan, BaseDate.BDT_2014, new TokenIdentifier(tid)));
    }

    private Begun begin(TidWish wish) {
        calls++;
        return store().issueJournal().begin(claim("m-" + calls, "h-" + calls), Optional.of(wish), NOW);
    }

    private StoreHistory history() {
        return store().history();
    }
}
