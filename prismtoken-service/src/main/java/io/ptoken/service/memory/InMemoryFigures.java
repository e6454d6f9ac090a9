package io.ptoken.service.memory;

import io.ptoken.service.port.CallFigures;
import io.ptoken.service.port.FigureStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What calls came to. Guarded by the store's lock. */
final class InMemoryFigures implements FigureStore {

    private record Key(Span span, Instant begin, String node) {}

    private final Object lock;
    private final Map<Key, CallFigures> rows = new TreeMap<>(
            Comparator.comparing(Key::span).thenComparing(Key::begin).thenComparing(Key::node));

    InMemoryFigures(Object lock) {
        this.lock = lock;
    }

    @Override
    public void add(String node, Instant moment, CallFigures figures) {
        synchronized (lock) {
            for (Span span : Span.values()) {
                rows.merge(new Key(span, span.begin(moment), node), figures, CallFigures::plus);
            }
        }
    }

    @Override
    public List<Row> rows(Span span, Instant from, Instant to) {
        synchronized (lock) {
            return rows.entrySet().stream()
                    .filter(row -> row.getKey().span() == span)
                    .filter(row -> !row.getKey().begin().isBefore(from)
                            && row.getKey().begin().isBefore(to))
                    .map(row -> new Row(row.getKey().begin(), row.getKey().node(), row.getValue()))
                    .toList();
        }
    }

    @Override
    public void trim(Span span, Instant before) {
        synchronized (lock) {
            rows.keySet().removeIf(key -> key.span() == span && key.begin().isBefore(before));
        }
    }
}
