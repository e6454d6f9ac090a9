package io.ptoken.hsm.soft;

import io.ptoken.hsm.CreditLimit;

/**
 * One limit of one key: what is truly left, and the smaller value that is on disk. Guarded by the {@link VendingLedger}.
 */
final class Balance {

    private CreditLimit left;
    private CreditLimit onDisk;

    Balance(CreditLimit left) {
        this.left = left;
        this.onDisk = left;
    }

    CreditLimit left() {
        return left;
    }

    CreditLimit onDisk() {
        return onDisk;
    }

    boolean covers(long amount) {
        return left.covers(amount);
    }

    /** True when the value on disk already allows for charging {@code amount}. */
    boolean isLeased(long amount) {
        return left.isUnlimited() || left.value() - amount >= onDisk.value();
    }

    /** Sets the value to be written so that {@code amount} and {@code lease} more may be charged. */
    void leaseFor(long amount, long lease) {
        if (!left.isUnlimited()) {
            onDisk = new CreditLimit(Math.max(0, left.value() - amount - lease));
        }
    }

    /** Sets the value to be written to the true one. */
    void settle() {
        onDisk = left;
    }

    void restoreOnDisk(CreditLimit value) {
        onDisk = value;
    }

    void charge(long amount) {
        left = left.minus(amount);
    }
}
