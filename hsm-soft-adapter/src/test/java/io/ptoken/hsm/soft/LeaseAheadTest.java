package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.identity.ModuleIdentity;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Balance;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.settings.LeaseSizes;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.vend.VendingLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The next lease is written while the last one is still good, and nobody waits for that. */
@Timeout(60)
class LeaseAheadTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Balance balance = new Balance(units(1_000_000));
    private final AtomicInteger writes = new AtomicInteger();
    private final VendingLedger ledger = ledger(new LeaseSizes(200, 2_000));

    private Runnable whileWriting = () -> {};
    private volatile long vendsOnDisk;
    private volatile long creditOnDisk = 1_000_000;

    private static Allowance units(long tenths) {
        return new Allowance(Measure.UNITS, tenths);
    }

    private VendingLedger ledger(LeaseSizes leases) {
        ModuleIdentity identity = new ModuleIdentity("01234567", "0123456789ABCDEF", Instant.EPOCH);
        StoredState state = new StoredState(identity, VendingPermit.UNLIMITED, 0, List.of());
        return new VendingLedger(state, leases, ModuleAssumptions.DEFAULT, this::write);
    }

    /** The numbers are taken first and are on disk only at the end, as in a real write. */
    private void write() {
        long vends;
        long credit;
        synchronized (ledger) {
            vends = ledger.vendsToWrite();
            credit = balance.toWrite().steps();
        }
        whileWriting.run();
        vendsOnDisk = vends;
        creditOnDisk = credit;
        writes.incrementAndGet();
    }

    private void charge(long amount) {
        ledger.charge(balance, amount, () -> "register 1");
    }

    private void chargeTimes(int times, long amount) {
        for (int i = 0; i < times; i++) {
            charge(amount);
        }
    }

    private void assertDiskIsNotBehind() {
        long vends = ledger.vends();
        long left = balance.left().steps();
        assertThat(vendsOnDisk).isGreaterThanOrEqualTo(vends);
        assertThat(creditOnDisk).isLessThanOrEqualTo(left);
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void aLeaseIsRenewedWhenHalfOfItIsUsed() {
        charge(1);
        assertThat(writes).hasValue(1);
        chargeTimes(99, 1);
        assertThat(writes).hasValue(1);
        charge(1);
        assertThat(writes).hasValue(2);
        assertThat(vendsOnDisk).isEqualTo(301);
    }

    @Test
    void creditIsRenewedWhenHalfOfItIsUsed() {
        charge(1_000);
        assertThat(writes).hasValue(1);
        charge(999);
        charge(1);
        assertThat(writes).hasValue(1);
        charge(1);
        assertThat(writes).hasValue(2);
        assertThat(creditOnDisk).isEqualTo(1_000_000 - 2_001 - 2_000);
    }

    @Test
    void othersGoOnWhileTheNextLeaseIsWritten() throws Exception {
        chargeTimes(100, 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        whileWriting = () -> {
            begun.countDown();
            await(end);
        };
        Future<?> renewing = threads.submit(() -> charge(1));
        await(begun);
        chargeTimes(99, 1);
        assertThat(renewing.isDone()).isFalse();
        assertThat(ledger.vends()).isEqualTo(200);
        assertDiskIsNotBehind();
        end.countDown();
        renewing.get();
        assertThat(vendsOnDisk).isEqualTo(301);
        assertDiskIsNotBehind();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoeverNeedsTheNextLeaseWaitsForIt() throws Exception {
        chargeTimes(100, 1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        whileWriting = () -> {
            begun.countDown();
            await(end);
        };
        Future<?> renewing = threads.submit(() -> charge(1));
        await(begun);
        chargeTimes(99, 1);
        Future<?> waiting = threads.submit(() -> charge(1));
        assertThat(ledger.vends()).isEqualTo(200);
        end.countDown();
        renewing.get();
        waiting.get();
        assertThat(ledger.vends()).isEqualTo(201);
        assertDiskIsNotBehind();
    }

    @Test
    void aRenewalThatFailsCostsNothingUntilTheLeaseIsUsedUp() {
        chargeTimes(100, 1);
        AtomicBoolean fails = new AtomicBoolean(true);
        AtomicInteger attempts = new AtomicInteger();
        whileWriting = () -> {
            attempts.incrementAndGet();
            if (fails.get()) {
                throw new SecurityModuleException(SmStatus.DEVICE_FAILURE);
            }
        };
        chargeTimes(100, 1);
        assertThat(attempts).as("attempts, not one for every vend").hasValue(1);
        assertThatThrownBy(() -> charge(1)).isInstanceOf(SecurityModuleException.class);
        assertThat(ledger.vends()).isEqualTo(200);
        assertThat(balance.left()).isEqualTo(units(999_800));
        fails.set(false);
        charge(1);
        assertDiskIsNotBehind();
        int before = attempts.get();
        chargeTimes(101, 1);
        assertThat(attempts).as("renewing ahead again").hasValue(before + 1);
    }

    @Test
    void theDiskIsNeverBehindUnderManyThreads() throws Exception {
        List<Callable<Object>> works = new ArrayList<>(Collections.nCopies(8, () -> {
            for (int i = 0; i < 5_000; i++) {
                charge(1 + i % 40);
                assertDiskIsNotBehind();
            }
            return 0;
        }));
        for (Future<Object> result : threads.invokeAll(works)) {
            result.get();
        }
        assertThat(ledger.vends()).isEqualTo(40_000);
        assertThat(balance.left()).isEqualTo(units(1_000_000 - 8 * 125L * 820));
        assertThat(writes.get()).isLessThan(4_000);
    }
}
