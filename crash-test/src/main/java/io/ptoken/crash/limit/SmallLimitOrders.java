package io.ptoken.crash.limit;

import io.ptoken.crash.book.Allowance;
import io.ptoken.crash.book.Book;
import io.ptoken.crash.book.Order;
import io.ptoken.crash.book.OrderSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Credit under keys with small limits: about a lease of it or a part of that, sometimes more. Not thread safe. */
final class SmallLimitOrders implements Supplier<Order> {

    /** What is left is divided by one of these. */
    private static final int[] PARTS = {3, 10, 50, 99, 100, 101, 150, 1_000, 5_000};

    private static final int MOST_TRIES = 60;

    /** As much as a token can carry of units, with room to spare. */
    private static final long MOST_CARRIED = 18_000_000;

    private final Random random;
    private final OrderSource source;
    private final Book book;

    SmallLimitOrders(Random random, OrderSource source, Book book) {
        this.random = random;
        this.source = source;
        this.book = book;
    }

    /** The same for one of several clients. */
    Supplier<Order> of(Random chance, String client) {
        return new SmallLimitOrders(chance, source.of(chance, client), book);
    }

    @Override
    public Order get() {
        List<Allowance> allowances = book.allowances();
        Allowance allowance = allowances.get(random.nextInt(allowances.size()));
        long part = book.least(allowance) / PARTS[random.nextInt(PARTS.length)];
        return source.limited(allowance, Math.max(1, Math.min(part, mostCarried(allowance))));
    }

    /** As much as must be left, or a little less where no token carries that; empty when nothing must be left. */
    Optional<Order> rest(Allowance allowance) {
        long amount = Math.min(book.least(allowance), mostCarried(allowance));
        for (int i = 0; i < MOST_TRIES && amount > 0; i++) {
            Order order = source.limited(allowance, amount);
            long over = order.carried() - book.least(allowance);
            if (over <= 0) {
                return Optional.of(order);
            }
            amount -= over;
        }
        return Optional.empty();
    }

    /** A little more than can be left; empty when no token carries so much. */
    Optional<Order> tooMuch(Allowance allowance) {
        long amount = book.most(allowance) + 1;
        return amount > mostCarried(allowance) ? Optional.empty() : Optional.of(source.limited(allowance, amount));
    }

    private static long mostCarried(Allowance allowance) {
        return allowance.currency() ? MOST_CARRIED * 10_000 : MOST_CARRIED;
    }
}
