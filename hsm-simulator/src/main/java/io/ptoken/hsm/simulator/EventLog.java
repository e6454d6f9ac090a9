package io.ptoken.hsm.simulator;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The latest events of a module, newest first (module protocol section 4, {@code SM?QL}). Guarded by the module. */
final class EventLog {

    static final int CAPACITY = 1000;

    record Entry(Instant time, String text) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    void add(Instant time, String text) {
        entries.addFirst(new Entry(time, text));
        if (entries.size() > CAPACITY) {
            entries.removeLast();
        }
    }

    /** The entry at a position, 0 being the newest. */
    Optional<Entry> at(int position) {
        if (position >= entries.size()) {
            return Optional.empty();
        }
        Iterator<Entry> all = entries.iterator();
        for (int i = 0; i < position; i++) {
            all.next();
        }
        return Optional.of(all.next());
    }
}
