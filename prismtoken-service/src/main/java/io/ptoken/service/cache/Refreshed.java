package io.ptoken.service.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read anew when it is older than its lifetime. One caller does the reading; the others go on with the
 * value before, so that a slow source holds up one call and not all. Only the very first reading is waited for. Thread safe.
 */
public final class Refreshed<T> {

    /**
     * A value with the time of its reading.
     *
     * @param value what was read
     * @param at when
     */
    public record Reading<T>(T value, Instant at) {}

    private final Function<Optional<T>, T> source;
    private final InstantSource clock;
    private final Duration lifetime;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Reading<T> last;
    private final AtomicLong outdated = new AtomicLong();
    private volatile long outdatedWhenRead;

    /**
     * @param source reads the value; is given the value before, to fall back on
     * @param lifetime age from which a value is read anew
     */
    public Refreshed(Function<Optional<T>, T> source, InstantSource clock, Duration lifetime) {
        this.source = source;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** The value, at most as old as its lifetime and the time that reading takes. */
    public Reading<T> get() {
        Reading<T> known = last;
        if (known == null) {
            return first();
        }
        if (isFresh(known) || !lock.tryLock()) {
            return known;
        }
        try {
            Reading<T> newest = last;
            return newest != null && isFresh(newest) ? newest : read();
        } finally {
            lock.unlock();
        }
    }

    /** Reads now. */
    public Reading<T> refresh() {
        lock.lock();
        try {
            return read();
        } finally {
            lock.unlock();
        }
    }

    /** What was read does not hold any more: whoever asks next reads. What is being read now counts as read before. */
    public void outdate() {
        outdated.incrementAndGet();
    }

    /** Changes the source while nobody reads it, then reads it, so that no older value is seen here from then on. */
    public <R> R change(Supplier<R> change) {
        lock.lock();
        try {
            R result = change.get();
            read();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private Reading<T> first() {
        lock.lock();
        try {
            Reading<T> known = last;
            return known == null ? read() : known;
        } finally {
            lock.unlock();
        }
    }

    private Reading<T> read() {
        long times = outdated.get();
        Reading<T> known = last;
        T value = source.apply(known == null ? Optional.empty() : Optional.of(known.value()));
        Reading<T> fresh = new Reading<>(value, clock.instant());
        last = fresh;
        outdatedWhenRead = times;
        return fresh;
    }

    /** A clock that was set back makes everything old. */
    private boolean isFresh(Reading<T> reading) {
        if (outdated.get() != outdatedWhenRead) {
            return false;
        }
        Duration age = Duration.between(reading.at(), clock.instant());
        return !age.isNegative() && age.compareTo(lifetime) < 0;
    }
}
