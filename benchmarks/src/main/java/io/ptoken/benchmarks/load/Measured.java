package io.ptoken.benchmarks.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Calls of one kind: how many, in what time, with what latencies. Not thread safe. */
public final class Measured {

    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private long nanoseconds;
    private long failures;
    private ProcessorTime processorTime = ProcessorTime.NONE;

    /** One was answered. */
    public void call(long nanos) {
        latencies.recordValue(Math.min(nanos, LONGEST_NANOS));
    }

    /** One was refused. */
    public void failure() {
        failures++;
    }

    /** Adds what another connection measured in the same time. */
    public void add(Measured other) {
        latencies.add(other.latencies);
        failures += other.failures;
    }

    /** Adds the time that all connections measured in. */
    void lasted(long nanos) {
        nanoseconds += nanos;
    }

    /** Adds the processor time that all connections and the server used meanwhile. */
    void used(ProcessorTime time) {
        processorTime = processorTime.plus(time);
    }

    /** Processor time of the server for each call; 0 when it is not known. */
    double serverMicros() {
        return microsPerCall(processorTime.server());
    }

    /** Processor time of the clients for each call; with the server in their process, of both. */
    double clientMicros() {
        return microsPerCall(processorTime.clients());
    }

    private double microsPerCall(Duration time) {
        return calls() == 0 ? 0 : time.toNanos() / NANOS_PER_MICROSECOND / calls();
    }

    /** How many were answered. */
    public long calls() {
        return latencies.getTotalCount();
    }

    /** How many were refused. */
    public long failures() {
        return failures;
    }

    /** Successful calls per second. */
    public double rate() {
        return nanoseconds == 0 ? 0 : calls() * NANOS_PER_SECOND / nanoseconds;
    }

    /** The latency that so many percent did not exceed. */
    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLISECOND;
    }

    double longestMillis() {
        return latencies.getMaxValue() / NANOS_PER_MILLISECOND;
    }
}
