package io.ptoken.hsm.soft.limit;

import io.ptoken.hsm.soft.settings.LeaseSizes;

/**
 * One limit of one key: what is truly left, the smaller value that is on disk, and the value that the next write puts
 * there. Changed under the monitor of the {@code VendingLedger}; what is left may be read without. Amounts are in the steps
 * of its {@link Measure}.
 */
public final class Balance {

    /** Leases below this are written when they are needed: writing them ahead would double the writes. */
    private static final long SMALLEST_AHEAD = LeaseSizes.SMALLEST_AHEAD;

    private static final int LEASES_IN_WHAT_IS_LEFT = 100;

    private final Measure measure;
    private volatile Allowance left;
    private Allowance onDisk;
    private Allowance toWrite;

    public Balance(Allowance left) {
        this.measure = left.measure();
        this.left = left;
        this.onDisk = left;
        this.toWrite = left;
    }

    public Measure measure() {
        return measure;
    }

    public Allowance left() {
        return left;
    }

    public Allowance onDisk() {
        return onDisk;
    }

    public Allowance toWrite() {
        return toWrite;
    }

    public boolean covers(long amount) {
        return left.covers(amount);
    }

    /** True when the value on disk already allows for charging {@code amount}. */
    public boolean isLeased(long amount) {
        return left.isUnlimited() || left.steps() - amount >= onDisk.steps();
    }

    /**
     * True when less than half of a lease is left and there is more to lease, after a charge of {@code amount}. A sale that
     * no lease reaches for is written by itself, and so would the next one be.
     *
     * @param most the largest lease, in what ULM and CLM count
     */
    public boolean isLow(long amount, int most) {
        long lease = lease(0, most);
        return !left.isUnlimited()
                && onDisk.steps() > 0
                && amount <= lease
                && lease >= SMALLEST_AHEAD * measure.stepsPerLimit()
                && left.steps() - onDisk.steps() < lease / 2;
    }

    /**
     * Sets the value to be written so that {@code amount} may be charged, and one lease more: the largest, or one hundredth
     * of what is left where that is smaller. A sale larger than its lease is written without. The value never exceeds the
     * one on disk, down to which others may charge while it is being written.
     *
     * @param most the largest lease, in what ULM and CLM count
     */
    public void leaseFor(long amount, int most) {
        if (!left.isUnlimited()) {
            long lease = lease(amount, most);
            long wanted = left.steps() - amount - (lease < amount ? 0 : lease);
            toWrite = new Allowance(measure, Math.min(onDisk.steps(), Math.max(0, wanted)));
        }
    }

    private long lease(long amount, int most) {
        return Math.min((long) most * measure.stepsPerLimit(), (left.steps() - amount) / LEASES_IN_WHAT_IS_LEFT);
    }

    /** The value to be written is on disk. */
    public void written() {
        onDisk = toWrite;
    }

    /** The value to be written did not get there. */
    public void notWritten() {
        toWrite = onDisk;
    }

    /** Sets all values to the true one; only while nothing else is charged. */
    public void settle() {
        onDisk = left;
        toWrite = left;
    }

    public void charge(long amount) {
        left = left.minus(amount);
    }
}
