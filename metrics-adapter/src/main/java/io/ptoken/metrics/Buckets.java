package io.ptoken.metrics;

/** Upper bounds of the histograms. */
final class Buckets {

    /** Seconds, from half a millisecond, which no network hides, to ten seconds, after which clients have given up. */
    private static final double[] SECONDS = {
        0.0005, 0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    /** Requests in one transaction. */
    private static final double[] ITEMS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private static final double NANOSECONDS = 1e9;

    private Buckets() {}

    static double[] seconds() {
        return SECONDS.clone();
    }

    static double[] items() {
        return ITEMS.clone();
    }

    static double toSeconds(long nanoseconds) {
        return nanoseconds / NANOSECONDS;
    }
}
