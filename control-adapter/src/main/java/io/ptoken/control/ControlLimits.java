package io.ptoken.control;

import java.time.Duration;

/**
 * What a caller may take of the server, in number and in time.
 *
 * @param callers how many may be connected at a time, 1 to 1,024
 * @param stall in what time a message that has begun must be read or written wholly, and a caller must begin one that is
 *     its turn; above 0
 * @param question in what time a question must be answered, or a shown secret be read; above 0
 * @param pause how long a caller may be connected between two calls; above 0
 * @param farewell how long calls have to end when the server stops, 0 or more
 */
public record ControlLimits(int callers, Duration stall, Duration question, Duration pause, Duration farewell) {

    private static final int MOST_CALLERS = 1024;

    public ControlLimits {
        if (callers < 1 || callers > MOST_CALLERS) {
            throw new IllegalArgumentException("callers: got " + callers + ", expected 1 to " + MOST_CALLERS);
        }
        requirePositive("stall", stall);
        requirePositive("question", question);
        requirePositive("pause", pause);
        if (farewell.isNegative()) {
            throw new IllegalArgumentException("farewell: got " + farewell + ", expected 0 or more");
        }
    }

    /** 64 callers, 10 seconds for a message, 30 minutes for an answer, a minute between calls, 5 seconds at the end. */
    public static ControlLimits defaults() {
        return new ControlLimits(
                64, Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    /** The same with another time for answers. */
    public ControlLimits withQuestion(Duration other) {
        return new ControlLimits(callers, stall, other, pause, farewell);
    }

    /** The same with another number of callers. */
    public ControlLimits withCallers(int other) {
        return new ControlLimits(other, stall, question, pause, farewell);
    }

    /** The same with another time at the end. */
    public ControlLimits withFarewell(Duration other) {
        return new ControlLimits(callers, stall, question, pause, other);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException(name + ": got " + time + ", expected more than 0");
        }
    }
}
