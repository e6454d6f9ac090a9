package io.ptoken.service.access.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What was read from the store within the last second, so that a busy caller costs one read per second and no more. A
 * change made by another process is seen within that second. What does not exist is never remembered.
 *
 * <p>Thread safe: a fresh value is read without a lock; only readers of one and the same key wait for each other.
 *
 * @param <V> what is remembered
 */
final class ShortMemory<V> {

    static final Duration KEPT = Duration.ofSeconds(1);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private record Reading<V>(Optional<V> value, Instant at) {

        /** A clock that was set back makes it old, too. */
        boolean isFresh(Instant now) {
            return Duration.between(at, now).abs().compareTo(KEPT) < 0;
        }
    }

    private static final class Slot<V> {

        private volatile Reading<V> reading = new Reading<>(Optional.empty(), Instant.EPOCH);
    }

    private final InstantSource clock;
    private final Function<String, Optional<V>> source;
    private final ConcurrentHashMap<String, Slot<V>> slots = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> swept;

    /** @param source reads the store */
    ShortMemory(InstantSource clock, Function<String, Optional<V>> source) {
        this.clock = clock;
        this.source = source;
        this.swept = new AtomicReference<>(clock.instant());
    }

    /** The value, at most a second old. */
    Optional<V> get(String key) {
        Instant now = clock.instant();
        Slot<V> slot = slots.get(key);
        if (slot != null) {
            Reading<V> reading = slot.reading;
            if (reading.value().isPresent() && reading.isFresh(now)) {
                return reading.value();
            }
        }
        sweep(now);
        return read(key, now, false);
    }

    /** The value that was read last, however old; the store is not asked. */
    Optional<V> remembered(String key) {
        Slot<V> slot = slots.get(key);
        return slot == null ? Optional.empty() : slot.reading.value();
    }

    /** The value as the store has it now. */
    Optional<V> reread(String key) {
        return read(key, clock.instant(), true);
    }

    /** Puts a changed value in the place of one that is remembered; nobody else changes it meanwhile. */
    void revise(String key, UnaryOperator<V> change) {
        Slot<V> slot = slots.get(key);
        if (slot != null) {
            synchronized (slot) {
                Reading<V> before = slot.reading;
                slot.reading = new Reading<>(before.value().map(change), before.at());
            }
        }
    }

    /** The next reader reads the store. */
    void forget(String key) {
        slots.remove(key);
    }

    /** How many values are remembered, old ones included. */
    int size() {
        return slots.size();
    }

    private Optional<V> read(String key, Instant now, boolean anew) {
        Slot<V> slot = slots.computeIfAbsent(key, any -> new Slot<>());
        synchronized (slot) {
            Reading<V> reading = slot.reading;
            if (!anew && reading.value().isPresent() && reading.isFresh(now)) {
                return reading.value();
            }
            Optional<V> value = source.apply(key);
            slot.reading = new Reading<>(value, now);
            if (value.isEmpty()) {
                slots.remove(key, slot);
            }
            return value;
        }
    }

    private void sweep(Instant now) {
        Instant last = swept.get();
        boolean due = Duration.between(last, now).abs().compareTo(SWEEP_EVERY) >= 0;
        if (due && swept.compareAndSet(last, now)) {
            slots.values().removeIf(slot -> !slot.reading.isFresh(now));
        }
    }
}
