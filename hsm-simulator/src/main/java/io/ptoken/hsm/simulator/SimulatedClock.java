package io.ptoken.hsm.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock of a simulated module, which may or may not be that of the module behind it. */
final class SimulatedClock {

    private final AdjustableClock clock;
    private final boolean shared;

    SimulatedClock(Clock clock) {
        this.shared = clock instanceof AdjustableClock;
        this.clock = clock instanceof AdjustableClock adjustable ? adjustable : new AdjustableClock(clock);
    }

    Instant now() {
        return clock.instant();
    }

    void shift(Duration by) {
        clock.shift(by);
    }

    /** What the module tells as its time when the one behind it says {@code served}. */
    Instant moduleTime(Instant served) {
        return shared ? served : served.plus(clock.offset());
    }
}
