package io.ptoken.service.figures;

import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import io.ptoken.service.port.FigureStore.Span;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes what was counted to the store once a minute, when that is over, and removes what is old. What cannot be written waits, a
 * day at most; what was counted and not written is lost when the process is killed. For one thread.
 */
public final class FigureWriter {

    private static final System.Logger LOG = System.getLogger(FigureWriter.class.getName());

    /** How long minutes are kept, and a little more. */
    static final Duration MINUTES_KEPT = Duration.ofHours(25);

    /** How long hours are kept. */
    static final Duration HOURS_KEPT = Duration.ofDays(32);

    private static final int MOST_WAITING = 1_440;

    private record Counted(Instant minute, CallFigures figures) {}

    private final FigureStore store;
    private final FigureCounter counter;
    private final String node;
    private final InstantSource clock;
    private final Deque<Counted> waiting = new ArrayDeque<>();
    private Instant minute;

    /** @param node tells its rows from those of other nodes that share the store */
    public FigureWriter(FigureStore store, FigureCounter counter, String node, InstantSource clock) {
        this.store = store;
        this.counter = counter;
        this.node = node;
        this.clock = clock;
        this.minute = Span.MINUTE.begin(clock.instant());
    }

    /** Call it every second: what came since belongs to the minute in which it was called before. */
    public void look() {
        Instant now = Span.MINUTE.begin(clock.instant());
        if (!now.equals(minute)) {
            count();
            minute = now;
            write();
        }
    }

    /** Writes what there is, at the end. */
    public void end() {
        count();
        write();
    }

    private void count() {
        CallFigures counted = counter.take();
        if (!counted.equals(CallFigures.NONE)) {
            waiting.addLast(new Counted(minute, counted));
            if (waiting.size() > MOST_WAITING) {
                waiting.removeFirst();
            }
        }
    }

    private void write() {
        try {
            while (!waiting.isEmpty()) {
                Counted first = waiting.getFirst();
                store.add(node, first.minute(), first.figures());
                waiting.removeFirst();
            }
            store.trim(Span.MINUTE, minute.minus(MINUTES_KEPT));
            store.trim(Span.HOUR, minute.minus(HOURS_KEPT));
        } catch (StoreException later) {
            LOG.log(System.Logger.Level.DEBUG, "figures wait for the store", later);
        }
    }
}
