package io.ptoken.service.vending.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {

    private final OneAtATime<String> turns = new OneAtATime<>();

    @Test
    void whoWorksOnTheSameThingWaitsForTheTurnAndGetsIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<String> first = new FutureTask<>(() -> turns.alone("x", () -> awaiting(begun, done)));
        FutureTask<String> second = new FutureTask<>(() -> turns.alone("x", () -> "second"));
        start(first);
        begun.await();
        Thread waiting = start(second);
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(second.isDone()).isFalse();
        assertThat(turns.size()).isEqualTo(1);
        assertThat(turns.alone("y", () -> turns.size()))
                .as("another thing waits for nobody")
                .isEqualTo(2);

        done.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("second");
        assertThat(turns.size()).as("nothing is kept").isZero();
    }

    @Test
    void workThatFailsGivesItsTurnBack() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> turns.alone("x", () -> {
                    throw new IllegalStateException("injected");
                }));
        assertThat(turns.size()).isZero();
        FutureTask<String> next = new FutureTask<>(() -> turns.alone("x", () -> "next"));
        start(next);
        assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo("next");
    }

    /** Blocks in the work of the first, whose thread another waits for. */
    private static String awaiting(CountDownLatch begun, CountDownLatch done) {
        begun.countDown();
        try {
            done.await();
            return "done";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread start(FutureTask<?> task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
