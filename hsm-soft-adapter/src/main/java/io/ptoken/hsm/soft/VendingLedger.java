package io.ptoken.hsm.soft;

import io.ptoken.hsm.CreditLimit;
import io.ptoken.hsm.SecurityModuleException;
import io.ptoken.hsm.SmStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts vends and charges limits so that no crash can give anything back: the values on disk are ahead of the true ones
 * by a lease, and a vend that would pass them waits until the next lease is written. Thread safe; its monitor also guards
 * the {@link Balance}s.
 */
final class VendingLedger {

    private final LeaseSizes leases;
    private final ModuleAssumptions assumptions;
    private final Runnable save;
    private VendingPermit permit;
    private long vends;
    private long vendsOnDisk;

    /** @param save writes the state; it calls back for the values to be written and returns when they are durable */
    VendingLedger(StoredState state, LeaseSizes leases, ModuleAssumptions assumptions, Runnable save) {
        this.leases = leases;
        this.assumptions = assumptions;
        this.save = save;
        this.permit = state.permit();
        this.vends = state.vendCounter();
        this.vendsOnDisk = state.vendCounter();
    }

    synchronized VendingPermit permit() {
        return permit;
    }

    synchronized long vends() {
        return vends;
    }

    synchronized long vendsOnDisk() {
        return vendsOnDisk;
    }

    /** Vends that may still be done, empty when not limited. */
    synchronized Optional<Long> vendsLeft() {
        return permit.lastVend().map(last -> Math.max(0, last - vends));
    }

    /** Counts a vend that charges nothing. */
    synchronized void count() {
        count(Optional.empty(), 0);
    }

    /**
     * Counts a vend and charges a limit. When it returns, both are safe.
     *
     * @throws SecurityModuleException when the limit does not cover the amount, no vends are left, or the state cannot be
     *     written; nothing is counted or charged then
     */
    synchronized void charge(Balance balance, long amount, Supplier<String> what) {
        if (!balance.covers(amount)) {
            throw new SecurityModuleException(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE,
                    what.get() + " may vend " + balance.left().value() + " more, not " + amount);
        }
        count(Optional.of(balance), amount);
    }

    private void count(Optional<Balance> balance, long amount) {
        requireVendsLeft();
        if (vends + 1 > vendsOnDisk || !balance.map(b -> b.isLeased(amount)).orElse(true)) {
            lease(balance, amount);
        }
        vends++;
        balance.ifPresent(b -> b.charge(amount));
    }

    /** Throws when the vend counter has reached its end (A25 says with which status). */
    synchronized void requireVendsLeft() {
        if (permit.lastVend().isPresent() && vends >= permit.lastVend().get()) {
            throw new SecurityModuleException(assumptions.inhibited(), "no transactions are left");
        }
    }

    private void lease(Optional<Balance> balance, long amount) {
        long oldVends = vendsOnDisk;
        Optional<CreditLimit> oldLimit = balance.map(Balance::onDisk);
        vendsOnDisk = vends + vendLease();
        balance.ifPresent(b -> b.leaseFor(amount, leases.credit()));
        boolean saved = false;
        try {
            save.run();
            saved = true;
        } finally {
            if (!saved) {
                vendsOnDisk = oldVends;
                balance.ifPresent(b -> b.restoreOnDisk(oldLimit.orElseThrow()));
            }
        }
    }

    /** Licensed vends are dear: where they are counted, a crash may not lose many. */
    private long vendLease() {
        return vendsLeft()
                .map(left -> Math.min(leases.vends(), Math.max(1, left / 100)))
                .orElse((long) leases.vends());
    }

    /** Writes another permit. */
    synchronized void permit(VendingPermit other) {
        VendingPermit old = permit;
        boolean saved = false;
        try {
            permit = other;
            save.run();
            saved = true;
        } finally {
            if (!saved) {
                permit = old;
            }
        }
    }

    /** True when the true values are not the ones on disk; {@link #settle} makes them so before a last write. */
    synchronized boolean settle(Iterable<VendingRegister> registers) {
        boolean changed = vends != vendsOnDisk;
        vendsOnDisk = vends;
        for (VendingRegister register : registers) {
            for (Balance balance : new Balance[] {register.units(), register.currency()}) {
                changed |= !balance.left().equals(balance.onDisk());
                balance.settle();
            }
        }
        return changed;
    }
}
