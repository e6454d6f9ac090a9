package io.ptoken.control.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that passes when a test says so. */
final class FakeTicker implements LongSupplier {

    private static final int LOOKS_OF_ONE_ROUND = 4;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** As {@link #pass}, and sees to it that the one thread that waits by this clock was waiting and has noticed. */
    void passNoticed(Duration time) {
        awaitRound();
        pass(time);
        awaitRound();
    }

    @Override
    public long getAsLong() {
        looks.incrementAndGet();
        return nanos.get();
    }

    private void awaitRound() {
        long before = looks.get();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> looks.get() >= before + LOOKS_OF_ONE_ROUND);
    }
}
