package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.fixture.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortMemoryTest {

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final Map<String, String> store = new HashMap<>(Map.of("a", "1"));
    private int reads;
    private final ShortMemory<String> memory = new ShortMemory<>(clock, this::read);

    private Optional<String> read(String key) {
        reads++;
        return Optional.ofNullable(store.get(key));
    }

    private void later(Duration time) {
        clock.advance(time);
    }

    @Test
    void readsTheStoreOncePerSecond() {
        memory.get("a");
        store.put("a", "2");
        later(ShortMemory.KEPT.minusNanos(1));
        assertThat(memory.get("a")).contains("1");
        assertThat(reads).isEqualTo(1);
        later(Duration.ofNanos(1));
        assertThat(memory.get("a")).contains("2");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void readsAnewWhenTheClockWasSetBack() {
        memory.get("a");
        store.put("a", "2");
        later(ShortMemory.KEPT.negated());
        assertThat(memory.get("a")).contains("2");
    }

    @Test
    void remembersNothingThatIsNotThere() {
        assertThat(memory.get("b")).isEmpty();
        assertThat(memory.size()).isZero();
        store.put("b", "new");
        assertThat(memory.get("b")).contains("new");
    }

    @Test
    void rereadsWhateverIsRemembered() {
        memory.get("a");
        store.put("a", "2");
        assertThat(memory.reread("a")).contains("2");
        assertThat(memory.get("a")).as("and remembers that").contains("2");
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void revisesWhatIsRememberedAndNothingElse() {
        memory.get("a");
        memory.revise("a", value -> value + "+");
        memory.revise("b", value -> value + "+");
        assertThat(memory.get("a")).contains("1+");
        assertThat(memory.size()).isEqualTo(1);
        later(ShortMemory.KEPT);
        assertThat(memory.get("a")).as("a revised value is no younger").contains("1");
    }

    @Test
    void forgetsWhenToldTo() {
        memory.get("a");
        store.put("a", "2");
        memory.forget("a");
        assertThat(memory.get("a")).contains("2");
    }

    @Test
    void sweepsOldValuesNowAndThenAndKeepsFreshOnes() {
        store.put("b", "1");
        store.put("c", "1");
        memory.get("a");
        later(Duration.ofSeconds(9));
        memory.get("b");
        assertThat(memory.size()).as("not swept yet").isEqualTo(2);
        later(Duration.ofSeconds(1));
        memory.get("c");
        assertThat(memory.size()).as("a and b are too old").isEqualTo(1);
        later(Duration.ofMillis(9_500));
        memory.get("b");
        later(Duration.ofMillis(500));
        memory.get("a");
        assertThat(memory.size()).as("b is half a second old").isEqualTo(2);
    }
}
