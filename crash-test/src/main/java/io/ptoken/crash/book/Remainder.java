package io.ptoken.crash.book;

/**
 * How much of a limit must at least be left, by the rule that is promised: what is sold, and for each crash one hundredth of
 * what is left or a fixed lease, whichever is less. Amounts are tenths, or hundred-thousandths of a currency unit. Not
 * thread safe.
 */
final class Remainder {

    private static final long LONGEST_UNITS = 10_000;
    private static final long LONGEST_CURRENCY = 10_000L * 100_000;
    private static final int PART = 100;

    private final long longestLease;
    private long least;
    private long inFlight;

    private Remainder(long limit, long longestLease) {
        this.least = limit;
        this.longestLease = longestLease;
    }

    /** Of a ULM in tenths. */
    static Remainder units(long limit) {
        return new Remainder(limit, LONGEST_UNITS);
    }

    /** Of a CLM in hundred-thousandths. */
    static Remainder currency(long limit) {
        return new Remainder(limit, LONGEST_CURRENCY);
    }

    /** At least so much is left once nothing is in flight. */
    long least() {
        return least;
    }

    /** The same, should all that is in flight have been charged already. */
    long leastWhateverIsInFlight() {
        return least - inFlight;
    }

    void sent(long amount) {
        inFlight += amount;
    }

    void ended(long amount) {
        inFlight -= amount;
    }

    void charged(long amount) {
        least = Math.max(0, least - amount);
    }

    /** What is left less one lease; the less was left, the less is left now, so the rule holds for the least too. */
    void crashed() {
        least -= Math.min(least / PART, longestLease);
    }
}
