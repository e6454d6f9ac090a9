package io.ptoken.benchmarks.console;

import io.ptoken.benchmarks.load.Measured;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Runs of the API in pairs: while people look at the console, and while nobody does. Not thread safe. */
final class Pairs {

    private static final double WHOLE = 100;

    private record Pair(Measured without, Measured with) {}

    private final List<Pair> pairs = new ArrayList<>();

    void add(Measured without, Measured with) {
        pairs.add(new Pair(without, with));
    }

    /** The median of the p99 while nobody looks, in milliseconds. */
    double without() {
        return median(Pair::without);
    }

    /** The same while people look. */
    double with() {
        return median(Pair::with);
    }

    private double median(Function<Pair, Measured> turn) {
        double[] sorted = pairs.stream()
                .mapToDouble(pair -> turn.apply(pair).millis(99))
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** True when what is added is within one of the bounds. */
    boolean isWithin(double percent, double millis) {
        double added = with() - without();
        return added <= millis || added <= without() * percent / WHOLE;
    }

    long failures() {
        return pairs.stream()
                .mapToLong(pair -> pair.without().failures() + pair.with().failures())
                .sum();
    }

    static void heading(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-6s %-8s %10s %10s %8s %8s %8s%n",
                "pair",
                "console",
                "calls",
                "calls/s",
                "p50 ms",
                "p99 ms",
                "failed");
    }

    static void row(PrintWriter out, int pair, boolean with, Measured seen) {
        out.printf(
                Locale.ROOT,
                "%-6d %-8s %10d %10.0f %8.2f %8.2f %8d%n",
                pair,
                with ? "with" : "without",
                seen.calls(),
                seen.rate(),
                seen.millis(50),
                seen.millis(99),
                seen.failures());
        out.flush();
    }
}
