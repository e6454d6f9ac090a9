package io.ptoken.hsm.simulator.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PunctualWaiterTest {

    private final List<Long> asked = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5_000_000;
    private long lateness;

    private final Waiter waiter = new PunctualWaiter(this::oversleep, () -> now);

    private void oversleep(Duration time) {
        asked.add(time.toMillis());
        now += time.toNanos() + lateness;
    }

    private void pause(int millis, int lateMillis) throws InterruptedException {
        lateness = Duration.ofMillis(lateMillis).toNanos();
        waiter.pause(Duration.ofMillis(millis));
    }

    @Test
    void aWaitThatLastedTooLongShortensTheNext() throws InterruptedException {
        pause(10, 3);
        pause(10, 1);
        pause(10, 0);
        pause(10, 0);

        assertThat(asked).containsExactly(10L, 7L, 9L, 10L);
    }

    @Test
    void theTimeThatPassesBetweenWaitsIsNotMadeUpFor() throws InterruptedException {
        pause(10, 0);
        now += Duration.ofSeconds(1).toNanos();
        pause(10, 0);

        assertThat(asked).containsExactly(10L, 10L);
    }

    @Test
    void aWaitShorterThanTheDelayIsLeftOutAndTheRestIsKept() throws InterruptedException {
        pause(10, 8);
        pause(5, 0);
        pause(5, 0);
        pause(5, 0);

        assertThat(asked).containsExactly(10L, 2L, 5L);
    }

    @Test
    void aLineThatStoodStillDoesNotCatchUpMoreThanALittle() throws InterruptedException {
        pause(10, 2_000);
        pause(30, 0);
        pause(30, 0);

        assertThat(asked).containsExactly(10L, 30 - PunctualWaiter.MOST.toMillis(), 30L);
    }

    @Test
    void aWaiterThatLetsNoTimePassIsAskedForTheWholeOfIt() throws InterruptedException {
        Waiter none = new PunctualWaiter(time -> asked.add(time.toMillis()), () -> now);

        none.pause(Duration.ofMillis(10));
        none.pause(Duration.ofMillis(20));

        assertThat(asked).containsExactly(10L, 20L);
    }

    @Test
    void everyLineIsPunctualByItself() {
        assertThat(Waiter.SLEEP.forOneLine()).isInstanceOf(PunctualWaiter.class).isNotSameAs(Waiter.SLEEP.forOneLine());
    }
}
