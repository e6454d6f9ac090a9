package io.ptoken.service.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.account.Actor;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final Steady steady = new Steady();
    private Optional<Instant> moduleTime = Optional.empty();

    private static final class Steady implements SteadyTime {

        private Duration running = Duration.ofHours(5);
        private Optional<Duration> sinceBoot = Optional.of(Duration.ofHours(7));

        @Override
        public Duration running() {
            return running;
        }

        @Override
        public Optional<Duration> sinceBoot() {
            return sinceBoot;
        }

        void pass(Duration time) {
            running = running.plus(time);
            sleep(time);
        }

        void sleep(Duration time) {
            sinceBoot = sinceBoot.map(up -> up.plus(time));
        }
    }

    @BeforeEach
    void workABit() {
        entry();
    }

    @Nested
    class WhileItRuns {

        private final ClockWatch watch = watch();

        @Test
        void timeThatPassesIsNoGain() {
            clock.advance(Duration.ofDays(400));
            steady.pass(Duration.ofDays(400));

            assertThat(watch.doubt()).isEmpty();
            assertThat(watch.news()).isEmpty();
        }

        @Test
        void moreThanADayStopsIssuingUntilItIsAccepted() {
            clock.advance(DAY);
            assertThat(watch.doubt()).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            ForwardClock forward = forward(watch);

            assertThatThrownBy(forward::instant)
                    .hasMessage(
                            "Unhandled exception 'ClockAhead': the server's clock says 2026-11-24T12:00:01Z and has gained"
                                    + " 1440 minutes while the server ran, or the machine stood still for that long as a virtual"
                                    + " machine does that is frozen; nothing was issued. Set the clock right, or declare it right with"
                                    + " 'ptoken clock accept'");
            assertThat(watch.news())
                    .singleElement()
                    .satisfies(news -> assertThat(news.text()).startsWith("Nothing is issued: "));

            forward.accept(Actor.local("root"));

            assertThat(forward.instant()).isEqualTo(clock.instant());
            assertThat(watch.news()).isEmpty();
        }

        @Test
        void goesOnWhenItIsSetRight() {
            clock.advance(Duration.ofDays(30));
            assertThat(watch.doubt()).isPresent();

            clock.advance(Duration.ofDays(-30));

            assertThat(watch.doubt()).isEmpty();
        }

        @Test
        void smallStepsAddUp() {
            for (int step = 0; step < 25; step++) {
                clock.advance(Duration.ofHours(2));
                steady.pass(Duration.ofHours(1));
            }

            assertThat(watch.doubt()).isPresent();
        }

        @Test
        void lessIsTold() {
            clock.advance(Duration.ofMinutes(10));
            assertThat(watch.news()).isEmpty();
            clock.advance(Duration.ofMinutes(1));

            assertThat(watch.doubt()).isEmpty();
            assertThat(watch.news())
                    .singleElement()
                    .satisfies(remark -> assertThat(remark.text())
                            .isEqualTo("The server's clock has gained 11 minutes while the server ran."));
        }

        @Test
        void aSleepThatTheSystemCountsIsToldAndNoGain() {
            clock.advance(Duration.ofDays(3));
            steady.sleep(Duration.ofDays(3));

            assertThat(watch.doubt()).isEmpty();
            assertThat(watch.news())
                    .singleElement()
                    .satisfies(remark -> assertThat(remark.text())
                            .isEqualTo("The machine has slept for 3 days since the server started."));
        }

        @Test
        void withoutTheSystemsWordASleepIsAGain() {
            steady.sinceBoot = Optional.empty();
            ClockWatch blind = watch();
            clock.advance(Duration.ofDays(3));

            assertThat(blind.doubt()).isPresent();
        }

        @Test
        void aHardwareModuleDecides() {
            clock.advance(Duration.ofDays(3));
            moduleTime = Optional.of(clock.instant().minus(Duration.ofMinutes(11)));
            assertThat(watch.doubt()).isPresent();

            moduleTime = Optional.of(clock.instant().minus(Duration.ofMinutes(10)));

            assertThat(watch.doubt()).isEmpty();
        }
    }

    @Nested
    class AtAStart {

        @Test
        void ninetyDaysAreTold() {
            clock.advance(Duration.ofDays(90));

            ClockWatch watch = watch();

            assertThat(watch.doubt()).isEmpty();
            assertThat(watch.news())
                    .singleElement()
                    .satisfies(remark -> assertThat(remark.text())
                            .isEqualTo("Nothing was done here for 90 days before the last start."));
        }

        @Test
        void aDayIsNot() {
            clock.advance(DAY);

            assertThat(watch().news()).isEmpty();
        }

        @Test
        void moreWaitsForAWordAndNoOtherStartForgetsIt() {
            clock.advance(Duration.ofDays(90).plusSeconds(1));
            assertThat(watch().doubt())
                    .hasValueSatisfying(doubt -> assertThat(doubt)
                            .contains("90 days after the last time that was trusted, 2026-11-23T12:00:00Z"));
            entry(); // a refused call, by the clock that is doubted

            ClockWatch again = watch();
            assertThat(again.doubt()).isPresent();
            forward(again).accept(Actor.local("root"));

            assertThat(again.doubt()).isEmpty();
            assertThat(watch().doubt()).isEmpty();
        }

        @Test
        void aClockThatIsSetRightNeedsNone() {
            clock.advance(Duration.ofDays(91));
            ClockWatch watch = watch();
            assertThat(watch.doubt()).isPresent();

            clock.advance(Duration.ofDays(-90));

            assertThat(watch.doubt()).isEmpty();
            assertThat(store.clockDoubts().of("a")).isEmpty();
        }

        @Test
        void aNewInstallationHasNothingToCompareWith() {
            ClockWatch watch =
                    new ClockWatch(clock, new InMemoryStore().auditLog(), store.clockDoubts(), Optional.of(rules()));

            assertThat(watch.doubt()).isEmpty();
            assertThat(watch.news()).isEmpty();
        }

        @Test
        void aHardwareModuleDecides() {
            clock.advance(Duration.ofDays(91));
            moduleTime = Optional.of(clock.instant());

            assertThat(watch().doubt()).isEmpty();
        }
    }

    private void entry() {
        store.auditLog().append(AuditEntry.local(clock.instant(), "vending", "issueCreditToken", "", ""));
    }

    private ClockWatch watch() {
        return new ClockWatch(clock, store.auditLog(), store.clockDoubts(), Optional.of(rules()));
    }

    private ClockRules rules() {
        return new ClockRules("a", steady, DAY, Duration.ofDays(90), () -> moduleTime);
    }

    private ForwardClock forward(ClockWatch watch) {
        return new ForwardClock(clock, store.auditLog(), Duration.ofMinutes(10), watch);
    }
}
