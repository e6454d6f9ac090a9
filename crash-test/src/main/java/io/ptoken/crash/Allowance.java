package io.ptoken.crash;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** What was sold under one limited key. Guarded by the {@link Book}. */
final class Allowance {

    private final TestKey key;
    private final boolean currency;
    private final long limit;

    /** Tenths, or hundred-thousandths of a currency unit. */
    private long sold;

    private long smallestRefused = Long.MAX_VALUE;
    private long refusedAt;

    private Allowance(TestKey key, boolean currency, long limit) {
        this.key = key;
        this.currency = currency;
        this.limit = limit;
    }

    static Allowance of(TestKey key) {
        return key.unitLimit().isPresent()
                ? new Allowance(key, false, key.unitLimit().getAsLong())
                : new Allowance(key, true, key.currencyLimit().getAsLong());
    }

    TestKey key() {
        return key;
    }

    boolean currency() {
        return currency;
    }

    /** ULM in tenths or CLM in whole units at the beginning. */
    long limit() {
        return limit;
    }

    /** Sold so far, in the unit of the limit. */
    BigDecimal soldInUnits() {
        return currency ? BigDecimal.valueOf(sold, 5).stripTrailingZeros() : BigDecimal.valueOf(sold);
    }

    /** The smallest amount that was refused with status 31, empty when none was. */
    OptionalLong smallestRefused() {
        return smallestRefused == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(smallestRefused);
    }

    /** The same in the unit of the limit, for people. */
    String smallestRefusedInUnits() {
        return (currency
                        ? BigDecimal.valueOf(smallestRefused, 5).stripTrailingZeros()
                        : BigDecimal.valueOf(smallestRefused))
                .toPlainString();
    }

    /** Whether credit of this kind is charged to this limit. */
    boolean covers(Order order) {
        return order.subclass().isPresent() && order.charged().equals(key) && order.currency() == currency;
    }

    /**
     * Counts what was sold.
     *
     * @throws BrokenPromise when the limit is passed, or an amount came through that had been refused for good
     */
    void sold(Entry entry) {
        sold += entry.order().carried();
        if (soldInUnits().compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new BrokenPromise("the limit of " + key + " is overspent: " + soldInUnits() + " sold of " + limit
                    + "\nlast sale: " + entry);
        }
        if (entry.order().amount() >= smallestRefused && entry.began() - refusedAt > 0) {
            throw new BrokenPromise("credit came back: an amount of " + smallestRefused
                    + " had been refused by status 31 under " + key + ", and later as much was sold\n" + entry);
        }
    }

    /** Status 31 was received. */
    void refused(long amount, long now) {
        if (amount < smallestRefused) {
            smallestRefused = amount;
            refusedAt = now;
        }
    }

    /** @throws BrokenPromise when the module believes to have more left than that */
    void requireLeft(long shown) {
        if (BigDecimal.valueOf(shown).add(soldInUnits()).compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new BrokenPromise("the limit of " + key + " is not charged in full: " + limit + " at the beginning, "
                    + soldInUnits() + " sold, but 'ptoken vk list' shows " + shown + " left");
        }
    }
}
