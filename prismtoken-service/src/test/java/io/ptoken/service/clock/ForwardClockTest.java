package io.ptoken.service.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardClockTest {

    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final ServiceFixture fixture = new ServiceFixture();

    @Test
    void refusesToIssueWhenTheClockWasSetBackADayAndResumesWhenItIsRight() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");

        fixture.assertRefused(
                () -> fixture.credit(Meters.sample()),
                ErrorCode.SERVICE,
                "Unhandled exception 'ClockSetBack': the server's clock says 2026-11-22T12:00:00Z, 1440 minutes before "
                        + "the latest entry of the audit log; nothing was issued. Set the clock right, or declare it right "
                        + "with 'ptoken clock accept'");
        fixture.clock.set("2026-11-23T12:00:01Z");
        assertThat(fixture.credit(Meters.sample())).hasSize(1);
    }

    @Test
    void acceptsASmallCorrection() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-23T11:50:00Z");

        assertThat(fixture.credit(Meters.sample())).hasSize(1);
    }

    @Test
    void refusesWhatIsAMomentMore() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-23T11:49:59Z");

        assertThat(clock().behind()).isGreaterThan(TOLERANCE);
        fixture.assertFails(
                () -> fixture.credit(Meters.sample()),
                ErrorCode.SERVICE,
                "Unhandled exception 'ClockSetBack': the server's clock says 2026-11-23T11:49:59Z, 10 minutes before the "
                        + "latest entry of the audit log; nothing was issued. Set the clock right, or declare it right with "
                        + "'ptoken clock accept'");
    }

    @Test
    void remembersTheTimeAcrossARestart() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");

        assertThat(clock().behind()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void isRightWhenSomebodySaysSo() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");
        fixture.store
                .auditLog()
                .append(AuditEntry.local(fixture.clock.instant(), "root", AuditLog.CLOCK_ACCEPT, "", ""));

        assertThat(fixture.credit(Meters.sample())).hasSize(1);
        assertThat(clock().behind()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void isNotWornDownByCallsThatAreRefusedMeanwhile() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");
        ForwardClock running = clock();
        for (int call = 0; call < 2_500; call++) {
            fixture.store
                    .auditLog()
                    .append(AuditEntry.local(fixture.clock.instant(), "vending", "issueCreditToken", "", ""));
        }

        assertThatThrownBy(running::instant).hasMessageContaining("ClockSetBack");
        assertThat(clock().behind()).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> fixture.credit(Meters.sample())).hasMessageContaining("ClockSetBack");
    }

    @Test
    void countsFromTheLastTimeItWasDeclaredRight() {
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");
        fixture.store
                .auditLog()
                .append(AuditEntry.local(fixture.clock.instant(), "root", AuditLog.CLOCK_ACCEPT, "", ""));
        fixture.clock.set("2026-11-22T13:00:00Z");
        fixture.credit(Meters.sample());
        fixture.clock.set("2026-11-22T12:00:00Z");

        assertThat(clock().behind()).isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> fixture.credit(Meters.sample())).hasMessageContaining("60 minutes before");
    }

    @Test
    void isAcceptedByAnEntryOfWhoDidItAndOnlyWhenItIsBehind() {
        fixture.credit(Meters.sample());
        Actor jane = new Actor("jane", Origin.of("10.0.0.7"));
        long before = fixture.store.auditLog().head().sequence();
        assertThat(clock().accept(jane)).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(fixture.store.auditLog().head().sequence()).isEqualTo(before);
        fixture.clock.set("2026-11-22T12:00:00Z");

        assertThat(clock().accept(jane)).isEqualTo(Duration.ofDays(1));

        AuditEntry entry = fixture.store.lastAudited();
        assertThat(entry.action()).isEqualTo(AuditLog.CLOCK_ACCEPT);
        assertThat(entry.actor()).isEqualTo("jane");
        assertThat(entry.origin()).isEqualTo("10.0.0.7");
        assertThat(entry.detail()).isEqualTo("1440 minutes behind the audit log");
        assertThat(fixture.credit(Meters.sample())).hasSize(1);
    }

    private ForwardClock clock() {
        ClockWatch watch =
                new ClockWatch(fixture.clock, fixture.store.auditLog(), fixture.store.clockDoubts(), Optional.empty());
        return new ForwardClock(fixture.clock, fixture.store.auditLog(), TOLERANCE, watch);
    }
}
