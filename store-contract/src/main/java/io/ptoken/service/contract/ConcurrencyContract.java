package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOON;
import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.UNTIL;
import static io.ptoken.service.contract.Samples.claim;
import static io.ptoken.service.contract.Samples.entry;
import static io.ptoken.service.contract.Samples.meter;
import static io.ptoken.service.contract.Samples.token;
import static io.ptoken.service.contract.Samples.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.port.IssueJournal.Begun;
import io.ptoken.service.port.IssueJournal.Claim;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.sts.tid.TokenIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers of two processes at the same time. */
abstract class ConcurrencyContract extends PortContract {

    private static final int CALLERS = 64;
    private static final int CALLS = 640;

    /** What a call for a meter got. */
    private record Sold(int meter, TokenIdentifier tid) {}

    @Test
    void givesNoIdentifierTwiceWhenAllBuyForOneMeter() throws Exception {
        List<Sold> sold = Callers.run(CALLERS, sales(CALLS, call -> 1));
        assertThat(sold).doesNotHaveDuplicates().hasSize(CALLS);
        assertThat(sold)
                .as("without gaps")
                .extracting(one -> one.tid().minutes())
                .containsExactlyInAnyOrderElementsOf(firstUnreserved(CALLS));
        assertThat(ChainCheck.assertWhole(store().auditLog())).isEqualTo(CALLS);
    }

    @Test
    void givesNoIdentifierTwiceWhenAllBuyForManyMeters() throws Exception {
        List<Sold> sold = Callers.run(CALLERS, sales(2 * CALLS, call -> call * 7919 % 200));
        assertThat(sold).doesNotHaveDuplicates().hasSize(2 * CALLS);
        assertThat(ChainCheck.assertWhole(harness().another().auditLog())).isEqualTo(2 * CALLS);
    }

    @Test
    void letsOneOfManyWorkOnAMessage() throws Exception {
        List<Callable<Begun>> calls = IntStream.range(0, CALLERS)
                .mapToObj(i -> (Callable<Begun>)
                        () -> node(i).issueJournal().begin(claim("m-1", "holder " + i), wish(meter(1), NOON), NOW))
                .toList();
        List<Begun> begun = Callers.run(CALLERS, calls);
        assertThat(begun)
                .filteredOn(Begun.Claimed.class::isInstance)
                .containsExactly(new Begun.Claimed(Optional.of(NOON)));
        assertThat(begun)
                .filteredOn(one -> !(one instanceof Begun.Claimed))
                .containsOnly(new Begun.InFlight("digest", UNTIL));
    }

    @Test
    void letsOneOfManyTakeADeadHoldersMessageOver() throws Exception {
        store().issueJournal().begin(claim("m-1", "dead"), Optional.empty(), NOW);
        List<Claim> claims = IntStream.range(0, CALLERS)
                .mapToObj(i -> claim("m-1", "digest", "holder " + i, UNTIL.plusSeconds(60)))
                .toList();
        List<Begun> begun = Callers.run(
                CALLERS,
                IntStream.range(0, CALLERS)
                        .mapToObj(i -> (Callable<Begun>)
                                () -> node(i).issueJournal().begin(claims.get(i), Optional.empty(), UNTIL))
                        .toList());
        assertThat(begun).filteredOn(Begun.Claimed.class::isInstance).hasSize(1);

        List<Boolean> finished = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            finished.add(node(i).issueJournal().finish(claims.get(i), List.of(token()), entry("finished")));
        }
        assertThat(finished)
                .isEqualTo(begun.stream().map(Begun.Claimed.class::isInstance).toList());
        assertAudited(entry("finished"));
    }

    private List<Callable<Sold>> sales(int number, IntUnaryOperator meterOfCall) {
        harness().another();
        return IntStream.range(0, number)
                .mapToObj(i -> (Callable<Sold>) () -> sell(node(i), i, meterOfCall.applyAsInt(i)))
                .toList();
    }

    private static Sold sell(ServiceStore node, int call, int meter) {
        Claim claim = claim("message " + call, "holder " + call);
        Begun begun = node.issueJournal().begin(claim, wish(meter(meter), NOON), NOW);
        TokenIdentifier tid = ((Begun.Claimed) begun).tid().orElseThrow();
        assertThat(node.issueJournal().finish(claim, List.of(token()), entry("sold " + call)))
                .isTrue();
        return new Sold(meter, tid);
    }

    private ServiceStore node(int call) {
        return call % 2 == 0 ? store() : harness().another();
    }

    private static List<Integer> firstUnreserved(int number) {
        List<Integer> minutes = new ArrayList<>();
        TokenIdentifier tid = NOON;
        for (int i = 0; i < number; i++) {
            minutes.add(tid.minutes());
            tid = tid.next();
        }
        return minutes;
    }
}
