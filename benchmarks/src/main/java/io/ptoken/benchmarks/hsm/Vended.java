package io.ptoken.benchmarks.hsm;

/**
 * What was vended in some span of time.
 *
 * @param vends tokens that were made
 * @param rate vends per second
 * @param bytes on the wire for one vend, in both directions, on average
 */
record Vended(int vends, double rate, double bytes) {

    /** With start and stop bit, without parity. */
    private static final int BITS_PER_BYTE = 10;

    /** Bits on the wire for one vend. */
    double bits() {
        return bytes * BITS_PER_BYTE;
    }

    /** Vends per second when so many half-duplex lines of that speed are never silent. */
    double allowed(int lines, int bitsPerSecond) {
        return lines * bitsPerSecond / bits();
    }
}
