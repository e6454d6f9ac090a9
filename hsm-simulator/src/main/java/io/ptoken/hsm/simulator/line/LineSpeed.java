package io.ptoken.hsm.simulator.line;

import io.ptoken.sts.InvalidValueException;
import java.time.Duration;

/**
 * How fast bytes travel: one takes ten bits, with start and stop bit and without parity.
 *
 * @param bitsPerSecond 1 or more; 0 for no delay at all
 */
public record LineSpeed(int bitsPerSecond) {

    /** As fast as the machine. */
    public static final LineSpeed UNLIMITED = new LineSpeed(0);

    /** 9600 bit/s, as a TSM250 has it. */
    public static final LineSpeed TSM250 = new LineSpeed(9600);

    private static final long BITS_PER_BYTE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    public LineSpeed {
        InvalidValueException.requireRange("bits per second", bitsPerSecond, 0, Integer.MAX_VALUE);
    }

    /** How long so many bytes take. */
    public Duration time(int bytes) {
        return bitsPerSecond == 0
                ? Duration.ZERO
                : Duration.ofNanos(bytes * BITS_PER_BYTE * NANOS_PER_SECOND / bitsPerSecond);
    }
}
