package io.ptoken.hsm.protocol.module;

import io.ptoken.hsm.protocol.client.ByteChannel;
import io.ptoken.hsm.protocol.client.ChannelOpener;
import io.ptoken.hsm.protocol.client.MonotonicClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes no attempt to open a channel for a while after one has failed, twice as long after each further failure; says at once
 * when the next one may be made. Thread safe.
 */
final class BackOff implements ChannelOpener {

    private final ChannelOpener opener;
    private final PoolSettings settings;
    private final Clock clock;
    private final MonotonicClock time;

    private Duration delay = Duration.ZERO;
    private Duration until = Duration.ZERO;
    private Instant next = Instant.EPOCH;
    private String problem = "";

    BackOff(ChannelOpener opener, PoolSettings settings, Clock clock, MonotonicClock time) {
        this.opener = opener;
        this.settings = settings;
        this.clock = clock;
        this.time = time;
    }

    @Override
    public ByteChannel open(Duration timeout) throws IOException {
        requireDue();
        ByteChannel channel;
        try {
            channel = opener.open(timeout);
        } catch (IOException e) {
            throw new IOException(failed(e), e);
        }
        succeeded();
        return channel;
    }

    private synchronized void requireDue() throws IOException {
        if (!delay.isZero() && time.elapsed().compareTo(until) < 0) {
            throw new IOException("next attempt at " + next + ", the last one failed: " + problem);
        }
    }

    private synchronized void succeeded() {
        delay = Duration.ZERO;
    }

    private synchronized String failed(IOException e) {
        Duration doubled = delay.isZero() ? settings.backOffMin() : delay.multipliedBy(2);
        delay = doubled.compareTo(settings.backOffMax()) < 0 ? doubled : settings.backOffMax();
        until = time.elapsed().plus(delay);
        next = clock.instant().plus(delay).truncatedTo(ChronoUnit.SECONDS);
        String text = e.getMessage();
        problem = text == null ? "the line was closed" : text;
        return problem + ", next attempt at " + next;
    }
}
