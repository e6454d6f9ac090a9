package io.ptoken.benchmarks.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Opens something at a rate and holds so many of it; the oldest is given up for the next. */
final class Flood implements Attack {

    /** What is opened. */
    @FunctionalInterface
    interface Opening {

        /** Number {@code i} of it. */
        Closeable open(Target target, int i) throws IOException;
    }

    private static final int THREADS = 4;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int held;
    private final int perSecond;
    private final Opening opening;

    Flood(int held, int perSecond, Opening opening) {
        this.held = held;
        this.perSecond = perSecond;
        this.opening = opening;
    }

    @Override
    public Running begin(Target target) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS);
        AtomicReferenceArray<Closeable> open = new AtomicReferenceArray<>(held);
        AtomicInteger number = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(threads.scheduleAtFixedRate(
                    () -> next(target, open, number), 0, THREADS * NANOS / perSecond, TimeUnit.NANOSECONDS));
        }
        return new Running() {
            @Override
            public long attempts() {
                return number.get();
            }

            @Override
            public void close() {
                stop(threads, running);
                for (int i = 0; i < held; i++) {
                    give(open.getAndSet(i, () -> {}));
                }
            }
        };
    }

    private void next(Target target, AtomicReferenceArray<Closeable> open, AtomicInteger number) {
        int i = number.getAndIncrement();
        try {
            give(open.getAndSet(i % held, opening.open(target, i)));
        } catch (IOException refused) {
            give(() -> {});
        }
    }

    static void stop(ScheduledThreadPoolExecutor threads, List<Future<?>> running) {
        running.forEach(one -> one.cancel(true));
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void give(Closeable up) {
        try {
            if (up != null) {
                up.close();
            }
        } catch (IOException gone) {
            Thread.onSpinWait();
        }
    }
}
