package io.ptoken.kmc.vectors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands at the time of the step; that of one without time is the time of the step before. */
public final class VectorClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void set(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
