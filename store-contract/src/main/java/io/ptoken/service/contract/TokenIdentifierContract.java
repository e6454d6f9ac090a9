package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.meter;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Which identifier a call gets. */
abstract class TokenIdentifierContract extends PortContract {

    private static final MeterPan METER = meter(1);

    private int calls;

    @Test
    void takesTheEarliestIdentifierWhenItIsFree() {
        assertThat(reserve(720)).isEqualTo(720);
    }

    @Test
    void movesToTheNextMinuteWhenTheIdentifierIsUsed() {
        assertThat(reserve(720)).isEqualTo(720);
        assertThat(reserve(720)).isEqualTo(721);
        assertThat(reserve(720)).isEqualTo(722);
        assertThat(reserve(721)).isEqualTo(723);
    }

    @Test
    void goesBackToTheClockAfterwards() {
        reserve(720);
        reserve(720);
        assertThat(reserve(725)).isEqualTo(725);
        assertThat(reserve(720)).isEqualTo(722);
        assertThat(reserve(724)).isEqualTo(724);
        assertThat(reserve(722)).isEqualTo(723);
        assertThat(reserve(721)).isEqualTo(726);
    }

    @Test
    void fillsAGapThatWasNeverUsed() {
        reserve(722);
        assertThat(reserve(720)).isEqualTo(720);
        assertThat(reserve(720)).isEqualTo(721);
        assertThat(reserve(720)).isEqualTo(723);
        assertThat(reserve(718)).isEqualTo(718);
        assertThat(reserve(718)).isEqualTo(719);
        assertThat(reserve(718)).isEqualTo(724);
    }

    @Test
    void walksOverManyUsedMinutes() {
        for (int i = 0; i < 200; i++) {
            reserve(720);
        }
        harness().restart();
        assertThat(reserve(720)).isEqualTo(920);
        assertThat(reserve(719)).isEqualTo(719);
        assertThat(reserve(719)).isEqualTo(921);
    }

    @Test
    void skipsTheMinuteThatIsReservedForSpecialUse() {
        assertThat(reserve(1)).isEqualTo(2);
        assertThat(reserve(0)).isZero();
        assertThat(reserve(0)).isEqualTo(3);
        assertThat(reserve(1439)).isEqualTo(1439);
        assertThat(reserve(1439)).isEqualTo(1440);
        assertThat(reserve(1439)).isEqualTo(1442);
    }

    @Test
    void keepsMetersAndBaseDatesApart() {
        reserve(720);
        assertThat(begin(TidWish.nextFree(meter(2), BaseDate.BDT_2014, NOON, TokenIdentifier.MAX)))
                .contains(NOON);
        assertThat(begin(TidWish.nextFree(METER, BaseDate.BDT_2035, NOON, TokenIdentifier.MAX)))
                .contains(NOON);
        assertThat(begin(TidWish.nextFree(METER, BaseDate.BDT_1993, NOON, TokenIdentifier.MAX)))
                .contains(NOON);
    }

    @Test
    void givesAnExactIdentifierOnce() {
        assertThat(exactly(720)).contains(NOON);
        assertThat(exactly(720)).isEmpty();
        assertThat(reserve(720)).isEqualTo(721);
        assertThat(exactly(721)).isEmpty();
    }

    @Test
    void givesAReservedMinuteOnlyExactly() {
        assertThat(exactly(1)).contains(new TokenIdentifier(1));
        assertThat(exactly(1)).isEmpty();
        assertThat(reserve(1)).isEqualTo(2);
    }

    @Test
    void givesNothingBeyondTheLatest() {
        TokenIdentifier next = NOON.next();
        reserve(720);
        assertThat(between(NOON, NOON)).isEmpty();
        assertThat(between(NOON, next)).contains(next);
        assertThat(between(NOON, next)).isEmpty();
        assertThat(reserve(720)).as("nothing was lost").isEqualTo(722);
    }

    @Test
    void tellsTheFirstFreeOneBehindAWishThatCannotBeMet() {
        reserve(720);
        assertThat(nextBehind(720, 720)).hasValue(721);
        reserve(721);
        reserve(723);
        assertThat(nextBehind(720, 720)).as("later minutes are used too").hasValue(722);
        assertThat(nextBehind(720, 721)).hasValue(722);
        reserve(722);
        assertThat(nextBehind(720, 721)).hasValue(724);
        assertThat(nextBehind(1, 1)).as("reserved for special use").hasValue(2);
    }

    @Test
    void tellsTheFirstFreeOneBehindALongRun() {
        for (int i = 0; i < 200; i++) {
            reserve(1300);
        }
        assertThat(nextBehind(1300, 1350)).hasValue(1501);
        harness().restart();
        assertThat(nextBehind(1300, 1350)).hasValue(1501);
        assertThat(reserve(1300)).as("it was only told").isEqualTo(1501);
    }

    @Test
    void tellsNoneBehindTheLastOfABaseDateAndBehindAnExactWish() {
        int last = TokenIdentifier.MAX.minutes();
        reserve(last - 1);
        assertThat(nextBehind(last - 1, last - 1)).hasValue(last);
        reserve(last);
        assertThat(nextBehind(last - 1, last - 1)).isEmpty();
        assertThat(nextBehind(last, last)).isEmpty();
        reserve(720);
        assertThat(attempt(TidWish.exactly(METER, BaseDate.BDT_2014, NOON)))
                .isEqualTo(new Begun.NoTid(Optional.empty()));
    }

    @Test
    void findsNoneWhenOnlyTheReservedMinuteIsLeft() {
        reserve(0);
        TokenIdentifier midnight = new TokenIdentifier(0);
        TokenIdentifier oneMinutePast = new TokenIdentifier(1);
        assertThat(between(oneMinutePast, oneMinutePast)).isEmpty();
        assertThat(between(midnight, oneMinutePast)).isEmpty();
        assertThat(exactly(1)).contains(oneMinutePast);
    }

    @Test
    void endsAtTheLastIdentifierOfABaseDate() {
        int last = TokenIdentifier.MAX.minutes();
        assertThat(reserve(last - 1)).isEqualTo(last - 1);
        assertThat(reserve(last - 1)).isEqualTo(last);
        assertThat(between(new TokenIdentifier(last - 1), TokenIdentifier.MAX)).isEmpty();
        assertThat(between(TokenIdentifier.MAX, TokenIdentifier.MAX)).isEmpty();
    }

    @Test
    void remembersAcrossARestart() {
        reserve(720);
        reserve(720);
        harness().restart();
        assertThat(reserve(720)).isEqualTo(722);
    }

    @Test
    void namesTheMetersThatAreFurthest() {
        reserve(720);
        reserve(720);
        reserveFor(meter(2), 800);
        reserveFor(meter(3), 780);
        reserveFor(meter(3), 2000);
        harness().restart();

        assertThat(furthest(0, 5000, 10)).containsExactly(ahead(3, 2000), ahead(2, 800), ahead(1, 721));
        assertThat(furthest(0, 5000, 2)).containsExactly(ahead(3, 2000), ahead(2, 800));
        assertThat(furthest(721, 1999, 10)).containsExactly(ahead(2, 800), ahead(3, 780));
        assertThat(store().issueJournal().furthest(BaseDate.BDT_1993, new TokenIdentifier(0), TokenIdentifier.MAX, 10))
                .isEmpty();
    }

    private List<AheadTid> furthest(int above, int atMost, int most) {
        return store().issueJournal()
                .furthest(BaseDate.BDT_2014, new TokenIdentifier(above), new TokenIdentifier(atMost), most);
    }

    private static AheadTid ahead(int meter, int tid) {
        return new AheadTid(meter(meter), BaseDate.BDT_2014, new TokenIdentifier(tid));
    }

    private void reserveFor(MeterPan pan, int tid) {
        assertThat(begin(TidWish.exactly(pan, BaseDate.BDT_2014, new TokenIdentifier(tid))))
                .isPresent();
    }

    private int reserve(int earliest) {
        return between(new TokenIdentifier(earliest), TokenIdentifier.MAX)
                .orElseThrow()
                .minutes();
    }

    private Optional<TokenIdentifier> between(TokenIdentifier earliest, TokenIdentifier latest) {
        return begin(TidWish.nextFree(METER, BaseDate.BDT_2014, earliest, latest));
    }

    private Optional<TokenIdentifier> exactly(int tid) {
        return begin(TidWish.exactly(METER, BaseDate.BDT_2014, new TokenIdentifier(tid)));
    }

    private OptionalInt nextBehind(int earliest, int latest) {
        Begun begun = attempt(
                TidWish.nextFree(METER, BaseDate.BDT_2014, new TokenIdentifier(earliest), new TokenIdentifier(latest)));
        return ((Begun.NoTid) begun)
                .next().stream().mapToInt(TokenIdentifier::minutes).findFirst();
    }

    private Optional<TokenIdentifier> begin(TidWish wish) {
        return attempt(wish) instanceof Begun.Claimed claimed ? claimed.tid() : Optional.empty();
    }

    private Begun attempt(TidWish wish) {
        calls++;
        return store().issueJournal().begin(claim("m-" + calls, "h-" + calls), Optional.of(wish), NOW);
    }
}
