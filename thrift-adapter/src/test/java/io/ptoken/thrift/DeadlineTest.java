package io.ptoken.thrift;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final Duration LATER = Duration.ofHours(1);

    private final CountingTimer timer = new CountingTimer();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Deadline deadline = new Deadline(timer, ended::countDown);

    @BeforeEach
    void forgetWhatIsCancelled() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void endsTheConnectionWhenItIsMissed() throws InterruptedException {
        deadline.set(SOON);

        assertThat(ended.await(10, SECONDS)).isTrue();
        assertThat(deadline.missed()).isTrue();
    }

    @Test
    void anEarlierOneTakesThePlaceOfALaterOne() throws InterruptedException {
        deadline.set(LATER);
        deadline.set(SOON);

        assertThat(ended.await(10, SECONDS)).isTrue();
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void aLaterOneTakesThePlaceOfAnEarlierOne() {
        whileTheTimerIsBusy(() -> {
            deadline.set(SOON);
            deadline.set(LATER);
        });

        await().until(() -> timer.getQueue().stream().anyMatch(task -> ((Delayed) task).getDelay(MINUTES) > 50));
        assertThat(ended.getCount()).isOne();
        assertThat(deadline.missed()).isFalse();
    }

    @Test
    void endsNothingOnceItIsLifted() {
        whileTheTimerIsBusy(() -> {
            deadline.set(SOON);
            deadline.lift();
        });

        await().until(() -> timer.getCompletedTaskCount() == 2);
        assertThat(ended.getCount()).isOne();
        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void bothersTheTimerOnceForManyCalls() {
        for (int call = 0; call < 1000; call++) {
            deadline.set(LATER);
            deadline.lift();
        }

        assertThat(timer.told.get()).isOne();
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() {
        deadline.set(LATER);
        deadline.close();

        assertThat(timer.getQueue()).isEmpty();
    }

    /** Nothing rings before {@code steps} are done, however slow the machine is; the timer has then completed one task. */
    private void whileTheTimerIsBusy(Runnable steps) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        timer.execute(done::join);
        steps.run();
        done.complete(null);
    }

    /** Counts how often it is told something. */
    private static final class CountingTimer extends ScheduledThreadPoolExecutor {

        private final AtomicInteger told = new AtomicInteger();

        CountingTimer() {
            super(1);
        }

        @Override
        protected <V> RunnableScheduledFuture<V> decorateTask(Runnable work, RunnableScheduledFuture<V> task) {
            told.incrementAndGet();
            return task;
        }
    }
}
