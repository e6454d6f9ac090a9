package io.ptoken.web.section.dashboard.selling;

import io.ptoken.service.operate.call.WatchCalls.Summed;
import io.ptoken.service.port.CallFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What calls came to in one piece of the time that a curve shows.
 *
 * @param begin of the piece
 * @param minutes its length
 */
record Bucket(Instant begin, long minutes, CallFigures figures) {

    /** Where a time is drawn of which only is known that it was longer than the last bound. */
    private static final int LONGEST = CallFigures.MILLISECONDS.get(CallFigures.MILLISECONDS.size() - 1) * 2;

    /** Pieces one after the other, also where nothing was called. */
    static List<Bucket> of(List<Summed> minutes, Instant from, int number, Duration length) {
        NavigableMap<Instant, CallFigures> sums = new TreeMap<>();
        for (int i = 0; i < number; i++) {
            sums.put(from.plus(length.multipliedBy(i)), CallFigures.NONE);
        }
        Instant end = from.plus(length.multipliedBy(number));
        for (Summed minute : minutes) {
            Instant begin = sums.floorKey(minute.begin());
            if (begin != null && minute.begin().isBefore(end)) {
                sums.merge(begin, minute.figures(), CallFigures::plus);
            }
        }
        List<Bucket> buckets = new ArrayList<>();
        sums.forEach((begin, figures) -> buckets.add(new Bucket(begin, length.toMinutes(), figures)));
        return buckets;
    }

    double tokens() {
        return (double) figures.tokens() / minutes;
    }

    /** Milliseconds within which so many of a hundred calls were answered; -1 when there were none. */
    double within(int percent) {
        return figures.calls() == 0 ? -1 : figures.within(percent).orElse(LONGEST);
    }
}
