package io.ptoken.benchmarks.hsm;

/** Counts vends and their bytes while it is open, by when their answers came. Thread safe. */
final class Tally {

    private static final double NANOS_PER_SECOND = 1e9;

    private boolean open;
    private int vends;
    private long bytes;
    private long first;
    private long last;

    /** Counts from now on, from nothing. */
    synchronized void open() {
        open = true;
        vends = 0;
        bytes = 0;
    }

    /**
     * A vend has been answered.
     *
     * @param wire bytes of request and answer
     */
    synchronized void vended(int wire) {
        if (!open) {
            return;
        }
        last = System.nanoTime();
        if (vends == 0) {
            first = last;
        }
        vends++;
        bytes += wire;
    }

    /**
     * Ends counting. The rate is that from the first answer to the last: so it does not matter where in a vend it began.
     *
     * @throws IllegalStateException when there were less than two vends, which have no rate
     */
    synchronized Vended close() {
        open = false;
        if (vends < 2) {
            throw new IllegalStateException("only " + vends + " vends: too short a time to measure");
        }
        double seconds = (last - first) / NANOS_PER_SECOND;
        return new Vended(vends, (vends - 1) / seconds, (double) bytes / vends);
    }
}
