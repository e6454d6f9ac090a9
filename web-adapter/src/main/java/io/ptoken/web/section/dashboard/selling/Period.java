package io.ptoken.web.section.dashboard.selling;

import io.ptoken.service.operate.call.WatchCalls;
import io.ptoken.service.port.FigureStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that curves show, up to the last piece of it that is over. */
public enum Period {
    /** By the minute. */
    HOUR(60, Duration.ofMinutes(1)),
    /** By ten minutes, as far back as a whole day of minutes is told. */
    DAY(143, Duration.ofMinutes(10));

    private final int number;
    private final Duration piece;

    Period(int number, Duration piece) {
        this.number = number;
        this.piece = piece;
    }

    int number() {
        return number;
    }

    Duration piece() {
        return piece;
    }

    /** When the first piece begins. */
    Instant from(Instant now) {
        return end(now).minus(piece.multipliedBy(number));
    }

    /** When the last piece ends. */
    Instant end(Instant now) {
        long seconds = now.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, piece.toSeconds()));
    }

    /** The call for the figures. */
    public WatchCalls.Figures call() {
        int minutes = (int) piece.multipliedBy(number + 1L).toMinutes();
        return new WatchCalls.Figures(FigureStore.Span.MINUTE, minutes, Optional.empty());
    }
}
