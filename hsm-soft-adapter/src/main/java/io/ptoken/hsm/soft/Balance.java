package io.ptoken.hsm.soft;

import io.ptoken.hsm.CreditLimit;

/**
 * One limit of one key: what is truly left, the smaller value that is on disk, and the value that the next write puts
 * there. Changed under the monitor of the {@link VendingLedger}; what is left may be read without.
 */
final class Balance {

    private volatile CreditLimit left;
    private CreditLimit onDisk;
    private CreditLimit toWrite;

    Balance(CreditLimit left) {
        this.left = left;
        this.onDisk = left;
        this.toWrite = left;
    }

    CreditLimit left() {
        return left;
    }

    CreditLimit onDisk() {
        return onDisk;
    }

    CreditLimit toWrite() {
        return toWrite;
    }

    boolean covers(long amount) {
        return left.covers(amount);
    }

    /** True when the value on disk already allows for charging {@code amount}. */
    boolean isLeased(long amount) {
        return left.isUnlimited() || left.value() - amount >= onDisk.value();
    }

    /** True when less than half of a lease is left and there is more to lease. */
    boolean isLow(long lease) {
        return !left.isUnlimited() && onDisk.value() > 0 && left.value() - onDisk.value() < lease / 2;
    }

    /**
     * Sets the value to be written so that {@code amount} and {@code lease} more may be charged. It never exceeds the one
     * on disk, down to which others may charge while it is being written.
     */
    void leaseFor(long amount, long lease) {
        if (!left.isUnlimited()) {
            toWrite = new CreditLimit(Math.min(onDisk.value(), Math.max(0, left.value() - amount - lease)));
        }
    }

    /** The value to be written is on disk. */
    void written() {
        onDisk = toWrite;
    }

    /** The value to be written did not get there. */
    void notWritten() {
        toWrite = onDisk;
    }

    /** Sets all values to the true one; only while nothing else is charged. */
    void settle() {
        onDisk = left;
        toWrite = left;
    }

    void charge(long amount) {
        left = left.minus(amount);
    }
}
