package io.ptoken.crash.restore;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.book.TokenMoment;
import io.ptoken.crash.client.Clerk;
import io.ptoken.crash.client.Reply;
import io.ptoken.crash.program.BrokenPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one client sees of a server whose older store was accepted: nothing up to the floor, everything past it. */
final class FloorChecks {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Book book;
    private final Clerk clerk;
    private final OrderSource orders;
    private final int run;

    FloorChecks(Book book, Clerk clerk, OrderSource orders, int run) {
        this.book = book;
        this.clerk = clerk;
        this.orders = orders;
        this.run = run;
    }

    /**
     * From when a meter gets tokens that has none yet, as a refusal says it.
     *
     * @throws BrokenPromise when the server sells at once
     */
    Instant told() {
        return untilSold()
                .orElseThrow(() -> new BrokenPromise("tokens are sold at once from a store that was put back"));
    }

    /** The same; empty when the server sold. */
    Optional<Instant> untilSold() {
        return refusedAtTheClock(orders.fresh());
    }

    /**
     * Asks for tokens of times on both sides of the floor.
     *
     * @param sold entries of meters that had tokens before, from the store that is lost among them
     * @throws BrokenPromise when one is sold that must not be, or refused without need
     */
    void check(Floor floor, List<Entry> sold) {
        if (Instant.now().isBefore(floor.again().minus(MINUTE))) {
            notAtTheClock(floor, sold);
        }
        Instant last = floor.again().minus(MINUTE);
        refused(orders.fresh().at(TokenMoment.external(last)));
        refused(orders.fresh().at(TokenMoment.exactly(last)));
        for (Entry entry : sold) {
            refused(orders.again(entry.order()).at(TokenMoment.external(Instant.now())));
        }
        sold(orders.fresh().at(TokenMoment.external(floor.again())));
        sold(orders.fresh().at(TokenMoment.exactly(floor.again())));
    }

    private void notAtTheClock(Floor floor, List<Entry> sold) {
        Instant told = told();
        if (!told.equals(floor.again())) {
            throw new BrokenPromise("a meter without tokens is told 'next possible at " + told
                    + "', but the floor was said" + " to end at " + floor.again());
        }
        for (Entry entry : sold) {
            Optional<Instant> next =
                    refusedAtTheClock(orders.again(entry.order()).at(TokenMoment.NOW));
            if (next.isEmpty() || next.get().isBefore(floor.again())) {
                throw new BrokenPromise("a meter is told that it gets a token before the floor ends at " + floor.again()
                        + ": " + next + "\n" + entry);
            }
        }
    }

    private Optional<Instant> refusedAtTheClock(Order order) {
        Reply reply = clerk.ask(book.begin(order, run));
        if (reply instanceof Reply.Refused refused) {
            return Optional.of(refused.nextPossible()
                    .orElseThrow(() -> new BrokenPromise(
                            "the refusal does not say when it is possible: " + refused + "\n" + order)));
        }
        return Optional.empty();
    }

    private void refused(Order order) {
        Reply reply = clerk.ask(book.begin(order, run));
        if (!(reply instanceof Reply.Refused refused && refused.storePutBack())) {
            throw new BrokenPromise("a time at or below the floor is not refused as such: " + reply + "\n" + order);
        }
    }

    private void sold(Order order) {
        Reply reply = clerk.ask(book.begin(order, run));
        if (!(reply instanceof Reply.Tokens)) {
            throw new BrokenPromise("a time past the floor is refused: " + reply + "\n" + order);
        }
    }
}
