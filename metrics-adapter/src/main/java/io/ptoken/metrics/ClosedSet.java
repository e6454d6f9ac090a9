package io.ptoken.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A counter with one more label, whose values come from a closed set; anything else is counted as {@code other}, so that
 * the number of series has a bound. Thread safe.
 */
final class ClosedSet {

    static final String OTHER = "other";

    private final Counter counter;
    private final Set<String> values;
    private final String[] labels;
    private final Map<String, CounterDataPoint> points = new ConcurrentHashMap<>();

    /** @param labels values of the labels before this one */
    ClosedSet(Counter counter, Set<String> values, String... labels) {
        this.counter = counter;
        this.values = Set.copyOf(values);
        this.labels = labels.clone();
    }

    void count(String value) {
        CounterDataPoint point = points.get(value);
        if (point == null) {
            String bounded = values.contains(value) ? value : OTHER;
            point = points.computeIfAbsent(bounded, this::point);
        }
        point.inc();
    }

    private CounterDataPoint point(String value) {
        String[] all = Arrays.copyOf(labels, labels.length + 1);
        all[labels.length] = value;
        return counter.labelValues(all);
    }
}
