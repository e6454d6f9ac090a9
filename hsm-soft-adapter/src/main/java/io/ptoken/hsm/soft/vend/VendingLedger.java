package io.ptoken.hsm.soft.vend;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.limit.Balance;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Counts vends and charges limits so that no crash can give anything back: the values on disk are ahead of the true ones
 * by a lease, and a vend that would pass them waits until the next lease is written. When half of a large lease is used,
 * one thread writes the next while the others go on with the rest.
 *
 * <p>Thread safe. The monitor guards the numbers, also those of the {@link Balance}s, and is never held while something is
 * written; a second lock lets one thread write at a time.
 */
public final class VendingLedger {

    private final LeaseSizes leases;
    private final ModuleAssumptions assumptions;
    private final StateWriter writer;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile VendingPermit permit;
    private volatile long vends;
    private long vendsOnDisk;
    private long vendsToWrite;
    private volatile boolean aheadFailed;

    private enum Outcome {
        DONE,
        DONE_AND_LOW,
        LEASE_NEEDED
    }

    /** @param writer asks back for the values to be written */
    public VendingLedger(StoredState state, LeaseSizes leases, ModuleAssumptions assumptions, StateWriter writer) {
        this.leases = leases;
        this.assumptions = assumptions;
        this.writer = writer;
        this.permit = state.permit();
        this.vends = state.vendCounter();
        this.vendsOnDisk = state.vendCounter();
        this.vendsToWrite = state.vendCounter();
    }

    public VendingPermit permit() {
        return permit;
    }

    public long vends() {
        return vends;
    }

    synchronized long vendsOnDisk() {
        return vendsOnDisk;
    }

    public synchronized long vendsToWrite() {
        return vendsToWrite;
    }

    /** Vends that may still be done, empty when not limited. */
    public Optional<Long> vendsLeft() {
        long done = vends;
        return permit.lastVend().map(last -> Math.max(0, last - done));
    }

    /** Counts a vend that charges nothing. */
    void count() {
        charge(Optional.empty(), 0, () -> "");
    }

    /**
     * Counts a vend and charges a limit. When it returns, both are safe.
     *
     * @param amount steps of the balance's {@link Measure}
     * @throws SecurityModuleException when the limit does not cover the amount, no vends are left, or the state cannot be
     *     written; nothing is counted or charged then
     */
    public void charge(Balance balance, long amount, Supplier<String> what) {
        charge(Optional.of(balance), amount, what);
    }

    private void charge(Optional<Balance> balance, long amount, Supplier<String> what) {
        Outcome outcome = attempt(balance, amount, what);
        if (outcome == Outcome.LEASE_NEEDED) {
            outcome = chargeUnderNewLease(balance, amount, what);
        }
        if (outcome == Outcome.DONE_AND_LOW && !aheadFailed) {
            leaseAhead(balance);
        }
    }

    private synchronized Outcome attempt(Optional<Balance> balance, long amount, Supplier<String> what) {
        if (!balance.map(b -> b.covers(amount)).orElse(true)) {
            throw new SecurityModuleException(
                    SmStatus.INSUFFICIENT_CREDIT_BALANCE, refusal(what.get(), balance.orElseThrow(), amount));
        }
        requireVendsLeft();
        if (vends + 1 > vendsOnDisk || !balance.map(b -> b.isLeased(amount)).orElse(true)) {
            return Outcome.LEASE_NEEDED;
        }
        vends = vends + 1;
        balance.ifPresent(b -> b.charge(amount));
        return isLow(balance, amount) ? Outcome.DONE_AND_LOW : Outcome.DONE;
    }

    private static String refusal(String what, Balance balance, long amount) {
        Measure measure = balance.measure();
        return what + " may vend " + measure.text(balance.left().steps()) + " " + measure.noun() + " more, not "
                + measure.text(amount);
    }

    /** Throws when the vend counter has reached its end (A25 says with which status). */
    public void requireVendsLeft() {
        Optional<Long> last = permit.lastVend();
        if (last.isPresent() && vends >= last.get()) {
            throw new SecurityModuleException(assumptions.inhibited(), "no transactions are left");
        }
    }

    /** Others may use up what this thread has just leased, so it tries until it has its share. */
    private Outcome chargeUnderNewLease(Optional<Balance> balance, long amount, Supplier<String> what) {
        writing.lock();
        try {
            Outcome outcome = attempt(balance, amount, what);
            while (outcome == Outcome.LEASE_NEEDED) {
                lease(balance, amount);
                outcome = attempt(balance, amount, what);
            }
            return outcome;
        } finally {
            writing.unlock();
        }
    }

    /**
     * The vend that came here is charged and safe; when the next lease cannot be written yet, the vend that needs it will
     * try again and say so, and the status tells meanwhile. Only a file that is not the module's any more stops it.
     */
    private void leaseAhead(Optional<Balance> balance) {
        if (writing.tryLock()) {
            try {
                if (isLowNow(balance)) {
                    lease(balance, 0);
                }
            } catch (SecurityModuleException e) {
                aheadFailed = true;
                if (e.status() == SmStatus.TAMPERED_STATE) {
                    throw e;
                }
            } finally {
                writing.unlock();
            }
        }
    }

    private synchronized boolean isLowNow(Optional<Balance> balance) {
        return isLow(balance, 0);
    }

    private boolean isLow(Optional<Balance> balance, long amount) {
        long lease = vendLease();
        boolean fewVends = lease >= LeaseSizes.SMALLEST_AHEAD && vendsOnDisk - vends < lease / 2;
        return fewVends || balance.map(b -> b.isLow(amount, leases.credit())).orElse(false);
    }

    /**
     * Writes the state, unless another write has made that needless. It renews the lease of vends, as every write does.
     *
     * @param needless asked by one thread at a time, while nothing is being written
     * @throws SecurityModuleException when the state cannot be written
     */
    public void writeUnless(BooleanSupplier needless) {
        writing.lock();
        try {
            if (!needless.getAsBoolean()) {
                lease(Optional.empty(), 0);
            }
        } finally {
            writing.unlock();
        }
    }

    private void lease(Optional<Balance> balance, long amount) {
        synchronized (this) {
            vendsToWrite = Math.max(vendsOnDisk, vends + vendLease());
            balance.ifPresent(b -> b.leaseFor(amount, leases.credit()));
        }
        boolean written = false;
        try {
            writer.write();
            written = true;
        } finally {
            settle(balance, written);
        }
        writer.tell();
    }

    private synchronized void settle(Optional<Balance> balance, boolean written) {
        if (written) {
            aheadFailed = false;
            vendsOnDisk = vendsToWrite;
            balance.ifPresent(Balance::written);
        } else {
            vendsToWrite = vendsOnDisk;
            balance.ifPresent(Balance::notWritten);
        }
    }

    /** Licensed vends are dear: where they are counted, a crash may not lose many. */
    private long vendLease() {
        Optional<Long> left = vendsLeft();
        return left.isPresent() ? Math.min(leases.vends(), Math.max(1, left.get() / 100)) : leases.vends();
    }

    /**
     * Lets no further vend pass without a write: after a write that failed so late that the file may hold what is not in
     * memory.
     */
    public synchronized void endLease() {
        vendsOnDisk = vends;
        vendsToWrite = vends;
    }

    /** Writes another permit; call while nothing is vended. */
    public void permit(VendingPermit other) {
        permit(other, () -> {});
    }

    /**
     * Writes another permit, and with it the exact counter: a lease of the time before must not use up a new licence.
     * Call while nothing is vended.
     *
     * @param undo also undone when it cannot be written
     */
    public void permit(VendingPermit other, Runnable undo) {
        VendingPermit old = permit;
        permit = other;
        synchronized (this) {
            vendsToWrite = vends;
        }
        boolean written = false;
        try {
            writer.write();
            written = true;
        } finally {
            settle(Optional.empty(), written);
            if (!written) {
                permit = old;
                undo.run();
            }
        }
        writer.tell();
    }

    /** True when the true values are not the ones on disk; {@link #settle} makes them so before a last write. */
    public synchronized boolean settle(Iterable<VendingRegister> registers) {
        boolean changed = vends != vendsOnDisk;
        vendsOnDisk = vends;
        vendsToWrite = vends;
        for (VendingRegister register : registers) {
            for (Balance balance : new Balance[] {register.units(), register.currency()}) {
                changed |= !balance.left().equals(balance.onDisk());
                balance.settle();
            }
        }
        return changed;
    }
}
