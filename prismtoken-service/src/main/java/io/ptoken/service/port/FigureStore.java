package io.ptoken.service.port;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What calls came to, minute by minute and hour by hour, for each node. No money hangs on it. Thread safe; every change is
 * durable when the method returns.
 */
public interface FigureStore {

    /** How long a row is. */
    enum Span {
        MINUTE(Duration.ofMinutes(1)),
        HOUR(Duration.ofHours(1));

        private final Duration length;

        Span(Duration length) {
            this.length = length;
        }

        /** Its length. */
        public Duration length() {
            return length;
        }

        /** When the span begins in which a moment lies. */
        public Instant begin(Instant moment) {
            return Instant.ofEpochSecond(
                    Math.floorDiv(moment.getEpochSecond(), length.toSeconds()) * length.toSeconds());
        }
    }

    /**
     * The calls of one node in a minute or an hour.
     *
     * @param begin when that began
     * @param node whose calls
     */
    record Row(Instant begin, String node, CallFigures figures) {}

    /** Adds to the minute and to the hour in which a moment lies, in one transaction. */
    void add(String node, Instant moment, CallFigures figures);

    /** Those of all nodes that began from a moment on and before another, in order of time and then of node. */
    List<Row> rows(Span span, Instant from, Instant to);

    /** Removes those that began before a moment. */
    void trim(Span span, Instant before);
}
