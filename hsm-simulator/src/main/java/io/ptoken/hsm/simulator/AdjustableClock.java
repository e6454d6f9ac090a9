package io.ptoken.hsm.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that can be put forward and back. Give the same one to the served module and to {@link SimulatedModule}: then a
 * {@link Fault.ClockJump} moves what tokens are checked against, and not only what {@code SM?QD} tells. Thread safe.
 */
public final class AdjustableClock extends Clock {

    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    /** Begins with the time of another clock. */
    public AdjustableClock(Clock base) {
        this.base = base;
    }

    /** Puts it forward; back when {@code by} is negative. */
    public synchronized void shift(Duration by) {
        offset = offset.plus(by);
    }

    /** How far it is ahead of the clock it began with. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a module has one zone");
    }
}
