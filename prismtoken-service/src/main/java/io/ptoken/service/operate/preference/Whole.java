package io.ptoken.service.operate.preference;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A whole number from {@code min} to {@code max}, or what it counts.
 *
 * @param min smallest, 0 or more
 * @param max largest, less than 10^18
 * @param of the value that a number stands for
 * @param number the number of a value
 */
record Whole<T>(long min, long max, LongFunction<T> of, ToLongFunction<T> number) implements PreferenceType<T> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** A plain number. */
    static Whole<Long> number(long min, long max) {
        return new Whole<>(min, max, Long::valueOf, Long::longValue);
    }

    /** A length of time in days or seconds. */
    static Whole<Duration> time(ChronoUnit unit, long min, long max) {
        return new Whole<>(min, max, count -> Duration.of(count, unit), time -> time.dividedBy(unit.getDuration()));
    }

    @Override
    public Optional<T> parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(text);
        return min <= count && count <= max ? Optional.of(of.apply(count)) : Optional.empty();
    }

    @Override
    public String format(T value) {
        return Long.toString(number.applyAsLong(value));
    }

    @Override
    public String range() {
        return min + "-" + max;
    }
}
