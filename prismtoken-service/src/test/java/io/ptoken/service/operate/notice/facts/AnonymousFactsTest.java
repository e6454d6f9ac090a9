package io.ptoken.service.operate.notice.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.vending.request.CurrencyScale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From where there are too many calls without an account, on both sides of the threshold and of the day. */
class AnonymousFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void moreThanTheThresholdWithinADay() {
        add(NOON, "10.0.0.8");
        add(NOON.minus(DAY), "10.0.0.9");
        assertThat(seen(2, NOON)).isEmpty();

        add(NOON, "10.0.0.9");
        assertThat(seen(2, NOON)).contains("10.0.0.9");
        assertThat(seen(3, NOON)).isEmpty();
        assertThat(seen(2, NOON.plusSeconds(1)))
                .as("a day later it ends by itself")
                .isEmpty();
    }

    @Test
    void neverWhenTheThresholdIsZero() {
        add(NOON, "10.0.0.8");
        assertThat(seen(0, NOON)).isEmpty();
    }

    private Optional<String> seen(int threshold, Instant now) {
        PreferenceValues preferences =
                PreferenceValues.of(Map.of("ptoken.anonymousCallsThreshold", Integer.toString(threshold)));
        return StoreFacts.of(
                        store,
                        new CurrencySales(store.auditLog(), CurrencyScale.NOT_CHOSEN),
                        () -> FirstLimits.NONE,
                        preferences,
                        now)
                .anonymousCalls();
    }

    private void add(Instant at, String origin) {
        store.auditLog().append(new AuditEntry(at, "", origin, "getStatus", "", "EAuthentication", "", ""));
    }
}
