package io.ptoken.service.vending.result;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who work on the same thing do so one after the other, in order of arrival; others do not wait. Nothing is
 * kept of what nobody works on. Thread safe.
 *
 * @param <K> names the thing
 */
final class OneAtATime<K> {

    private final ConcurrentHashMap<K, Turn> turns = new ConcurrentHashMap<>();

    /** Runs {@code work} while nobody else works under that key. */
    <T> T alone(K key, Supplier<T> work) {
        Turn turn = Objects.requireNonNull(turns.compute(key, (k, present) -> Turn.entered(present)));
        turn.lock.lock();
        try {
            return work.get();
        } finally {
            turn.lock.unlock();
            turns.computeIfPresent(key, (k, present) -> present.left());
        }
    }

    /** How many things are worked on. */
    int size() {
        return turns.size();
    }

    private static final class Turn {

        private final ReentrantLock lock = new ReentrantLock(true);

        /** How many work or wait; changed only inside the map's compute. */
        private int inside;

        static Turn entered(@Nullable Turn present) {
            Turn turn = present == null ? new Turn() : present;
            turn.inside++;
            return turn;
        }

        @Nullable Turn left() {
            inside--;
            return inside == 0 ? null : this;
        }
    }
}
