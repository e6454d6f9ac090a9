package io.ptoken.crash.book;

import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.TestKey;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** What was sold under one limited key, and how much of its limit must be left. Guarded by the {@link Book}. */
public final class Allowance {

    private static final int CURRENCY_STEPS = 100_000;

    private final TestKey key;
    private final boolean currency;
    private final long limit;
    private final Remainder remainder;

    /** Tenths, or hundred-thousandths of a currency unit. */
    private long sold;

    private long smallestRefused = Long.MAX_VALUE;
    private long refusedAt;

    private Allowance(TestKey key, boolean currency, long limit) {
        this.key = key;
        this.currency = currency;
        this.limit = limit;
        this.remainder = currency ? Remainder.currency(limit * CURRENCY_STEPS) : Remainder.units(limit);
    }

    static Allowance of(TestKey key) {
        return key.unitLimit().isPresent()
                ? new Allowance(key, false, key.unitLimit().getAsLong())
                : new Allowance(key, true, key.currencyLimit().getAsLong());
    }

    public TestKey key() {
        return key;
    }

    public boolean currency() {
        return currency;
    }

    /** ULM in tenths or CLM in whole units at the beginning. */
    public long limit() {
        return limit;
    }

    /** Sold so far, in the unit of the limit. */
    public BigDecimal soldInUnits() {
        return inUnits(sold);
    }

    /** At least so much can still be sold: tenths, or hundred-thousandths of a currency unit. */
    long least() {
        return remainder.least();
    }

    /** More than that can never be sold: tenths, or hundred-thousandths of a currency unit. */
    long most() {
        return (currency ? limit * CURRENCY_STEPS : limit) - sold;
    }

    /** What crashes and calls without an answer may have cost so far, in the unit of the limit. */
    public BigDecimal mayBeLostInUnits() {
        return inUnits(most() - least());
    }

    /** The smallest amount that was refused with status 31, empty when none was. */
    public OptionalLong smallestRefused() {
        return smallestRefused == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(smallestRefused);
    }

    /** The same in the unit of the limit, for people. */
    public String smallestRefusedInUnits() {
        return inUnits(smallestRefused).toPlainString();
    }

    /** Whether credit of this kind is charged to this limit. */
    boolean covers(Order order) {
        return order.subclass().isPresent() && order.charged().equals(key) && order.currency() == currency;
    }

    /** A call is sent that may be charged. */
    void sent(Entry entry) {
        remainder.sent(entry.order().carried());
    }

    /** The call ended, one way or the other. */
    void ended(Entry entry) {
        remainder.ended(entry.order().carried());
    }

    /** It ended without tokens, and may have been charged. */
    void mayBeCharged(Entry entry) {
        remainder.charged(entry.order().carried());
    }

    /** The module stopped without being able to give anything back. */
    void crashed() {
        remainder.crashed();
    }

    /**
     * Counts what was sold.
     *
     * @param counted whether {@link #mayBeCharged} was told of the call that did it
     * @throws BrokenPromise when the limit is passed, or an amount came through that had been refused for good
     */
    void sold(Entry entry, boolean counted) {
        sold += entry.order().carried();
        if (!counted) {
            remainder.charged(entry.order().carried());
        }
        if (most() < 0) {
            throw new BrokenPromise("the limit of " + key + " is overspent: " + soldInUnits() + " sold of " + limit
                    + "\nlast sale: " + entry);
        }
        if (entry.order().amount() >= smallestRefused && entry.began() - refusedAt > 0) {
            throw new BrokenPromise("credit came back: an amount of " + smallestRefused
                    + " had been refused by status 31 under " + key + ", and later as much was sold\n" + entry);
        }
    }

    /**
     * Status 31 was received.
     *
     * @throws BrokenPromise when so much must be left
     */
    void refused(Order order, long now) {
        if (order.carried() <= remainder.leastWhateverIsInFlight()) {
            throw new BrokenPromise("a crash cost more of a limit than it may: at least "
                    + inUnits(remainder.leastWhateverIsInFlight()).toPlainString() + " of " + key + " must be left, "
                    + soldInUnits().toPlainString() + " sold of " + limit + ", but status 31 came for\n" + order);
        }
        if (order.amount() < smallestRefused) {
            smallestRefused = order.amount();
            refusedAt = now;
        }
    }

    /** @throws BrokenPromise when the module believes to have more left than that, or less than a crash may leave */
    void requireLeft(long shown) {
        if (BigDecimal.valueOf(shown).add(soldInUnits()).compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw new BrokenPromise("the limit of " + key + " is not charged in full: " + limit + " at the beginning, "
                    + soldInUnits() + " sold, but 'ptoken vk list' shows " + shown + " left");
        }
        long least = currency ? least() / CURRENCY_STEPS : least();
        if (shown < least) {
            throw new BrokenPromise("a crash cost more of a limit than it may: at least " + least + " of " + key
                    + " must be left, " + soldInUnits().toPlainString() + " sold of " + limit
                    + ", but 'ptoken vk list' shows " + shown);
        }
    }

    private BigDecimal inUnits(long steps) {
        return currency ? BigDecimal.valueOf(steps, 5).stripTrailingZeros() : BigDecimal.valueOf(steps);
    }
}
