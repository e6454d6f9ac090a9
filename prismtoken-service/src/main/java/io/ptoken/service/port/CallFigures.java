package io.ptoken.service.port;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the calls of a while that issue tokens came to, in numbers that can be added up.
 *
 * @param tokens tokens that were answered
 * @param refused calls that were refused for what was asked
 * @param failed calls that failed here or in the security module
 * @param times how many calls took up to each of {@link #MILLISECONDS}, and at the end how many took longer
 */
public record CallFigures(long tokens, long refused, long failed, List<Long> times) {

    /** Bounds of the times. */
    public static final List<Integer> MILLISECONDS = List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000);

    /** Nothing was called. */
    public static final CallFigures NONE = new CallFigures(0, 0, 0, Collections.nCopies(MILLISECONDS.size() + 1, 0L));

    public CallFigures {
        times = List.copyOf(times);
        if (times.size() != MILLISECONDS.size() + 1) {
            throw new IllegalArgumentException(
                    "times: got " + times.size() + ", expected " + (MILLISECONDS.size() + 1));
        }
    }

    /** The place of a time among {@link #times}. */
    public static int place(long nanoseconds) {
        int place = 0;
        while (place < MILLISECONDS.size() && nanoseconds > MILLISECONDS.get(place) * 1_000_000L) {
            place++;
        }
        return place;
    }

    /** Both together. */
    public CallFigures plus(CallFigures other) {
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            sums.add(times.get(i) + other.times.get(i));
        }
        return new CallFigures(tokens + other.tokens, refused + other.refused, failed + other.failed, sums);
    }

    /** All calls. */
    public long calls() {
        return times.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The bound within which so many of a hundred calls were answered.
     *
     * @param percent 1-100
     * @return milliseconds; empty when there were no calls, or it was longer than the last bound
     */
    public OptionalLong within(int percent) {
        long wanted = (calls() * percent + 99) / 100;
        long seen = 0;
        for (int i = 0; i < MILLISECONDS.size() && wanted > 0; i++) {
            seen += times.get(i);
            if (seen >= wanted) {
                return OptionalLong.of(MILLISECONDS.get(i));
            }
        }
        return OptionalLong.empty();
    }
}
