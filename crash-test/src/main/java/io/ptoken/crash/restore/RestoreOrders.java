package io.ptoken.crash.restore;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Entry;
import io.ptoken.crash.book.Floor;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import io.ptoken.crash.book.TokenMoment;
import io.ptoken.crash.client.Load;
import io.ptoken.crash.program.TestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What clients buy before an older store is put back, and after that. Not thread safe. */
final class RestoreOrders implements Supplier<Order> {

    private static final int PERCENT_AHEAD = 20;
    private static final int PERCENT_KNOWN = 60;
    private static final int[] MINUTES_PAST = {-3, -1, 0, 1, 2, 5, 30, 240};

    private final Random random;
    private final OrderSource source;
    private final Supplier<Order> order;

    private RestoreOrders(Random random, OrderSource source, Supplier<Order> order) {
        this.random = random;
        this.source = source;
        this.order = order;
    }

    /** All kinds of orders; some are of a time ahead of the clock, which the caller chooses. */
    static Load.Orders mixed(List<TestKey> keys, int run, String phase) {
        return (random, client) -> {
            OrderSource source = new OrderSource(random, keys, run, phase + client);
            return new RestoreOrders(random, source, () -> mixed(random, source));
        };
    }

    /** Credit without limits at the server's clock, for meters of which none gets many. */
    static Load.Orders plain(List<TestKey> keys, int run, String phase) {
        return (random, client) -> {
            OrderSource source = new OrderSource(random, keys, run, phase + client);
            return new RestoreOrders(random, source, source::slow);
        };
    }

    /** For meters that had tokens, from whichever store, and for new ones; of times on both sides of a floor. */
    static Load.Orders around(Floor floor, Book book, List<TestKey> keys, int run) {
        List<Entry> known = book.answeredSince(0);
        return (random, client) -> {
            OrderSource source = new OrderSource(random, keys, run, "after" + client);
            RestoreOrders orders = new RestoreOrders(random, source, source::slow);
            return () -> orders.around(floor, known);
        };
    }

    @Override
    public Order get() {
        return order.get();
    }

    private static Order mixed(Random random, OrderSource source) {
        Order next = source.next();
        return random.nextInt(100) < PERCENT_AHEAD ? next.ahead() : next;
    }

    private Order around(Floor floor, List<Entry> known) {
        boolean had = !known.isEmpty() && random.nextInt(100) < PERCENT_KNOWN;
        Order chosen =
                had ? source.again(known.get(random.nextInt(known.size())).order()) : order.get();
        Instant moment = floor.again().plus(Duration.ofMinutes(MINUTES_PAST[random.nextInt(MINUTES_PAST.length)]));
        return switch (random.nextInt(6)) {
            case 0 -> chosen;
            case 1 -> chosen.at(TokenMoment.exactly(moment));
            default -> chosen.at(TokenMoment.external(moment));
        };
    }
}
