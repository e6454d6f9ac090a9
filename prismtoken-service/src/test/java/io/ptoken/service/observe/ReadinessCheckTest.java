package io.ptoken.service.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.clock.ClockWatch;
import io.ptoken.service.clock.ForwardClock;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessCheckTest {

    @Test
    void aStoreThatAnswersIsReady() {
        assertThat(ReadinessCheck.storeAnswers(new InMemoryStore()).complaint()).isEmpty();
    }

    @Test
    void nothingIsSoldUntilTheClockHasPassedTheFloors() {
        InMemoryStore store = new InMemoryStore();
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        ReadinessCheck sells = ReadinessCheck.sells(store, () -> now);
        assertThat(sells.complaint()).isEmpty();

        store.history()
                .raise(floorAt(now.plusSeconds(300)), List.of(), AuditEntry.local(now, "jane", "restore", "", ""));
        assertThat(sells.complaint())
                .contains("nothing is sold until 2026-11-23T12:06:00Z (store restored, or accepted as an older copy)");
        assertThat(ReadinessCheck.sells(store, () -> now.plusSeconds(359)).complaint())
                .isPresent();
        assertThat(ReadinessCheck.sells(store, () -> now.plusSeconds(360)).complaint())
                .isEmpty();
    }

    private static Map<BaseDate, TokenIdentifier> floorAt(Instant moment) {
        return Map.of(
                BaseDate.BDT_1993,
                TokenIdentifier.MAX,
                BaseDate.BDT_2014,
                TokenIdentifier.at(BaseDate.BDT_2014, moment));
    }

    @Test
    void aClockThatIsNotIssuedByIsNotReady() {
        SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
        InMemoryStore store = new InMemoryStore();
        store.auditLog().append(AuditEntry.local(clock.instant(), "jane", "sale", "", ""));
        ReadinessCheck ready = ReadinessCheck.clockPlausible(new ForwardClock(
                clock,
                store.auditLog(),
                Duration.ofMinutes(2),
                new ClockWatch(clock, store.auditLog(), store.clockDoubts(), Optional.empty())));
        assertThat(ready.complaint()).isEmpty();

        clock.advance(Duration.ofMinutes(-2));
        assertThat(ready.complaint()).isEmpty();
        clock.advance(Duration.ofMinutes(-1));
        assertThat(ready.complaint())
                .hasValueSatisfying(complaint -> assertThat(complaint)
                        .startsWith("nothing is issued by this clock: ")
                        .contains("3 minutes before the latest entry of the audit log")
                        .contains("'ptoken clock accept'"));
    }

    @Test
    void aCertificateIsReadyFromItsFirstToItsLastMoment() {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(certificateAt(begin.minusMillis(1), begin, end))
                .contains("the certificate is not valid before 2026-01-01T00:00:00Z");
        assertThat(certificateAt(begin, begin, end)).isEmpty();
        assertThat(certificateAt(end, begin, end)).isEmpty();
        assertThat(certificateAt(end.plusMillis(1), begin, end))
                .contains("the certificate has expired at 2027-01-01T00:00:00Z; 'ptoken tls renew' makes a new one");
    }

    private static Optional<String> certificateAt(Instant now, Instant begin, Instant end) {
        return ReadinessCheck.certificateValid(() -> new ReadinessCheck.Period(begin, end), () -> now)
                .complaint();
    }

    @Test
    void aStoreThatFailsSaysWhy() {
        ServiceStore broken = (ServiceStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceStore.class}, (proxy, method, arguments) -> {
                    throw new StoreException(StoreException.Reason.UNAVAILABLE, "no route to the database");
                });

        assertThat(ReadinessCheck.storeAnswers(broken).complaint())
                .contains("the store cannot be used: no route to the database");
        assertThat(ReadinessCheck.sells(broken, Instant::now).complaint())
                .as("said once is enough")
                .isEmpty();
    }
}
