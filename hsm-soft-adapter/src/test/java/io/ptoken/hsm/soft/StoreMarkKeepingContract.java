package io.ptoken.hsm.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What whoever remembers a store must do. */
@Timeout(60)
public abstract class StoreMarkKeepingContract {

    private final AtomicLong rows = new AtomicLong(5);
    private final AtomicInteger asked = new AtomicInteger();

    /** One that has kept nothing yet. */
    protected abstract StoreMarkKeeping keeping();

    /** Closes it. */
    protected abstract void closeKeeping();

    private StoreMark source() {
        asked.incrementAndGet();
        return TestMarks.after(rows.get());
    }

    @Test
    void keepsNothingAtFirst() {
        assertThat(keeping().kept()).isEmpty();
    }

    @Test
    void needsAStoreToFollow() {
        assertThatIllegalStateException().isThrownBy(() -> keeping().keepUnless(mark -> true));
    }

    @Test
    void keepsWhatTheSourceGivesAtThatMoment() {
        StoreMarkKeeping keeping = keeping();
        keeping.follow(this::source);
        assertThat(keeping.kept()).isEmpty();
        keeping.keepUnless(mark -> false);
        assertThat(keeping.kept()).contains(TestMarks.after(5));
        rows.set(9);
        keeping.keepUnless(mark -> TestMarks.covers(mark, 6));
        assertThat(keeping.kept()).contains(TestMarks.after(9));
    }

    @Test
    void writesNothingWhenWhatIsKeptWillDo() {
        StoreMarkKeeping keeping = keeping();
        keeping.follow(this::source);
        keeping.keepUnless(mark -> false);
        rows.set(9);
        keeping.keepUnless(mark -> TestMarks.covers(mark, 5));
        assertThat(keeping.kept()).contains(TestMarks.after(5));
        assertThat(asked).hasValue(1);
    }

    @Test
    void callersAtTheSameTimeShareAWrite() throws Exception {
        StoreMarkKeeping keeping = keeping();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        keeping.follow(() -> {
            writing.countDown();
            await(go);
            return source();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int tid = i % 5;
                callers.add(threads.submit(() -> keeping.keepUnless(mark -> TestMarks.covers(mark, tid))));
            }
            await(writing);
            assertThat(keeping.kept()).isEmpty();
            go.countDown();
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
        assertThat(keeping.kept()).contains(TestMarks.after(5));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void followsTheNewestSource() {
        StoreMarkKeeping keeping = keeping();
        keeping.follow(this::source);
        keeping.follow(TestMarks::full);
        keeping.keepUnless(mark -> false);
        assertThat(keeping.kept()).contains(TestMarks.full());
        assertThat(asked).hasValue(0);
    }

    @Test
    void keepsNothingAfterItIsClosed() {
        StoreMarkKeeping keeping = keeping();
        keeping.follow(this::source);
        keeping.keepUnless(mark -> false);
        rows.set(9);
        closeKeeping();
        assertThat(keeping.kept()).contains(TestMarks.after(9));
        TestBench.refusal(SmStatus.DEVICE_FAILURE, () -> keeping.keepUnless(mark -> false));
        closeKeeping();
        assertThat(asked).hasValueLessThanOrEqualTo(3);
    }
}
