package io.ptoken.service.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.fixture.SettableClock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RefreshedTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final AtomicInteger readings = new AtomicInteger();
    private final Refreshed<Integer> value =
            new Refreshed<>(before -> readings.incrementAndGet(), clock, Duration.ofSeconds(10));

    @Test
    void readsAnewWhenTheLifetimeIsOverAndNotBefore() {
        assertThat(value.get().value()).isEqualTo(1);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(value.get().value()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(value.get().value()).isEqualTo(2);
        assertThat(value.get().at()).isEqualTo(clock.instant());
    }

    @Test
    void readsAnewWhenTheClockWasSetBack() {
        value.get();
        clock.advance(Duration.ofDays(-1));

        assertThat(value.get().value()).isEqualTo(2);
    }

    @Test
    void readsAtOnceWhenAskedToAndAfterAChange() {
        value.get();

        assertThat(value.refresh().value()).isEqualTo(2);
        assertThat(value.change(() -> "done")).isEqualTo("done");
        assertThat(value.get().value()).isEqualTo(3);
    }

    @Test
    void readsAnewOnceWhenItIsOutdated() {
        value.get();
        value.outdate();

        assertThat(value.get().value()).isEqualTo(2);
        assertThat(value.get().value()).isEqualTo(2);
    }

    @Test
    void staysOutdatedWhenTheReadingFailsOrWasUnderWay() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Refreshed<Integer>> self = new AtomicReference<>();
        Refreshed<Integer> outdatedWhileRead = new Refreshed<>(
                before -> {
                    int number = asked.incrementAndGet();
                    if (number == 2) {
                        throw new IllegalStateException("no answer");
                    }
                    if (number == 3) {
                        Objects.requireNonNull(self.get()).outdate();
                    }
                    return number;
                },
                clock,
                Duration.ofSeconds(10));
        self.set(outdatedWhileRead);
        outdatedWhileRead.get();
        outdatedWhileRead.outdate();

        assertThatThrownBy(outdatedWhileRead::get).hasMessage("no answer");
        assertThat(outdatedWhileRead.get().value()).isEqualTo(3);
        assertThat(outdatedWhileRead.get().value()).isEqualTo(4);
        assertThat(outdatedWhileRead.get().value()).isEqualTo(4);
    }

    @Test
    void theSourceIsGivenTheValueBefore() {
        Refreshed<String> history = new Refreshed<>(before -> before.orElse("") + "x", clock, Duration.ofSeconds(1));

        history.get();

        assertThat(history.refresh().value()).isEqualTo("xx");
    }

    @Test
    void aFailedReadingLeavesTheValueAndFreesTheWay() {
        AtomicInteger calls = new AtomicInteger();
        Refreshed<Integer> failing = new Refreshed<>(
                before -> {
                    if (calls.incrementAndGet() == 2) {
                        throw new IllegalStateException("broken");
                    }
                    return calls.get();
                },
                clock,
                Duration.ofSeconds(1));
        failing.get();

        assertThatThrownBy(failing::refresh).isInstanceOf(IllegalStateException.class);

        assertThat(failing.get().value()).isEqualTo(1);
        assertThat(failing.refresh().value()).isEqualTo(3);
    }

    @Test
    void whileOneReadsTheOthersGetTheValueBefore() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Refreshed<String> slow = new Refreshed<>(
                (Optional<String> before) -> {
                    if (before.isPresent()) {
                        reading.countDown();
                        await(answer);
                        return "new";
                    }
                    return "old";
                },
                clock,
                Duration.ofSeconds(1));
        slow.get();
        clock.advance(Duration.ofSeconds(2));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<String> reader = other.submit(() -> slow.get().value());
            await(reading);

            assertThat(slow.get().value()).isEqualTo("old");

            answer.countDown();
            assertThat(reader.get()).isEqualTo("new");
            assertThat(slow.get().value()).isEqualTo("new");
        } finally {
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
