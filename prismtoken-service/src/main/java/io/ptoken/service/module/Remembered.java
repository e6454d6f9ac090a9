package io.ptoken.service.module;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something asked for once in a while instead of for every token: a module behind a wire takes milliseconds to answer.
 * Thread safe and without locks; several threads may ask at once when the time has come.
 *
 * @param <T> what is remembered, immutable
 */
public final class Remembered<T> {

    private record Known<T>(T value, Instant since) {}

    private final Supplier<T> source;
    private final InstantSource clock;
    private final Duration memory;
    private volatile Optional<Known<T>> known = Optional.empty();

    /** @param memory how long an answer is taken for true; zero asks every time */
    public Remembered(Supplier<T> source, InstantSource clock, Duration memory) {
        this.source = source;
        this.clock = clock;
        this.memory = memory;
    }

    /** The last answer, or a new one when that is too old, or from a time that the clock has been set back behind. */
    public T get() {
        Optional<Known<T>> last = known;
        Instant now = clock.instant();
        return last.isPresent() && isFresh(last.get(), now) ? last.get().value() : refreshed();
    }

    /** A new answer. */
    public T refreshed() {
        Instant now = clock.instant();
        T value = source.get();
        known = Optional.of(new Known<>(value, now));
        return value;
    }

    private boolean isFresh(Known<T> answer, Instant now) {
        return now.isBefore(answer.since().plus(memory)) && !now.isBefore(answer.since());
    }
}
