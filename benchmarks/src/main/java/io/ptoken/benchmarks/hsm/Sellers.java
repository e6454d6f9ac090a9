package io.ptoken.benchmarks.hsm;

import io.ptoken.benchmarks.load.MeterNumbers;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.vend.TokenVending;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that sell credit without a pause, each token to another meter, until they are told to stop. */
final class Sellers {

    private static final UnitAmountCode AMOUNT = UnitAmountCode.encode(255);

    private final TokenVending vending;
    private final RegisterNumber register;
    private final TokenIdentifier tid;
    private final AtomicInteger meters = new AtomicInteger();
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();

    private volatile boolean going = true;

    /**
     * Begins to sell.
     *
     * @param tid of each token; fits the clock of the modules
     * @param count of threads
     */
    Sellers(TokenVending vending, RegisterNumber register, TokenIdentifier tid, int count) {
        this.vending = vending;
        this.register = register;
        this.tid = tid;
        this.threads = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(this::sell));
        }
        threads.shutdown();
    }

    /**
     * Ends selling, after the sales that are under way.
     *
     * @throws ExecutionException when one of the threads ended before, because a sale failed
     */
    void stop() throws ExecutionException, InterruptedException {
        going = false;
        for (Future<?> thread : running) {
            thread.get();
        }
    }

    private void sell() {
        while (going) {
            vending.vendCredit(next());
        }
    }

    private VendCreditRequest next() {
        return new VendCreditRequest(
                register,
                MeterNumbers.pan(Math.floorMod(meters.getAndIncrement(), MeterNumbers.MAX)),
                new TariffIndex(1),
                EncryptionAlgorithm.STA,
                TokenCarrierType.NUMERIC,
                CreditSubclass.ELECTRICITY,
                AMOUNT,
                tid);
    }
}
