package io.ptoken.benchmarks.load;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Pairs of turns, with something and without it, each compared with the other of its pair: what drifts in a run, as the machine and
 * its other work do, is the same for both. Not thread safe.
 */
final class Comparison {

    private static final double WHOLE = 100;

    /** One turn with it and one without. */
    private record Pair(Measured with, Measured without) {

        /** In per cent of the rate without it. */
        double rateLost() {
            return (1 - with.rate() / without.rate()) * WHOLE;
        }

        /** In per cent of the processor time of the server for a call without it; NaN where that is not known. */
        double processorAdded() {
            return (with.serverMicros() / without.serverMicros() - 1) * WHOLE;
        }
    }

    private final List<Pair> pairs = new ArrayList<>();

    void add(Measured with, Measured without) {
        pairs.add(new Pair(with, without));
    }

    /** The median over the pairs of how much the rate falls, in per cent. */
    double rateLost() {
        return median(Pair::rateLost);
    }

    /** The median over the pairs of how much more processor time of the server a call takes, in per cent. */
    double processorAdded() {
        return median(Pair::processorAdded);
    }

    long failures() {
        return pairs.stream()
                .mapToLong(pair -> pair.with().failures() + pair.without().failures())
                .sum();
    }

    private double median(ToDoubleFunction<Pair> value) {
        double[] sorted = pairs.stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElse(Double.NaN);
    }

    void print(PrintWriter out, String what) {
        out.printf(
                Locale.ROOT,
                "%-6s %14s %14s %10s %14s %14s %10s%n",
                "pair",
                "calls/s with",
                "without",
                "lost %",
                "server us with",
                "without",
                "added %");
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            out.printf(
                    Locale.ROOT,
                    "%-6d %14.0f %14.0f %10.2f %14.1f %14.1f %10.2f%n",
                    i + 1,
                    pair.with().rate(),
                    pair.without().rate(),
                    pair.rateLost(),
                    pair.with().serverMicros(),
                    pair.without().serverMicros(),
                    pair.processorAdded());
        }
        out.printf(
                Locale.ROOT,
                "%s, median of %d pairs: %.2f %% of the rate, %.2f %% of the processor time for a call%n",
                what,
                pairs.size(),
                rateLost(),
                processorAdded());
    }
}
