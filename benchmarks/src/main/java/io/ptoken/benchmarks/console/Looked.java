package io.ptoken.benchmarks.console;

import io.ptoken.benchmarks.load.Measured;
import java.util.Optional;

/** Pages and copies of the log that came, and those that did not. Thread safe. */
final class Looked {

    private final Measured pages = new Measured();
    private long bytes;
    private long copies;
    private long copiedBytes;
    private Optional<String> firstFailure = Optional.empty();

    synchronized void page(long nanos, int length) {
        pages.call(nanos);
        bytes += length;
    }

    synchronized void failed(String what) {
        pages.failure();
        firstFailure = firstFailure.or(() -> Optional.of(what));
    }

    /** A part of a copy came. */
    synchronized void copied(int length) {
        copiedBytes += length;
    }

    /** All of a copy has come. */
    synchronized void copy() {
        copies++;
    }

    synchronized long pages() {
        return pages.calls();
    }

    synchronized long failures() {
        return pages.failures();
    }

    synchronized double millis(double percentile) {
        return pages.millis(percentile);
    }

    synchronized long bytesOfPage() {
        return pages.calls() == 0 ? 0 : bytes / pages.calls();
    }

    synchronized long copies() {
        return copies;
    }

    synchronized long copiedBytes() {
        return copiedBytes;
    }

    /** What the first page that failed was told. */
    synchronized Optional<String> firstFailure() {
        return firstFailure;
    }
}
