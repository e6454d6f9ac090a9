package io.ptoken.hsm.simulator.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets time pass on one line until the line ends. A thread is interrupted only while it waits here: an interrupt elsewhere
 * could close files of the served module. Thread safe.
 */
final class Pauses {

    private final Waiter waiter;
    private @Nullable Thread waiting;
    private boolean ended;

    Pauses(Waiter waiter) {
        this.waiter = waiter.forOneLine();
    }

    /**
     * Waits.
     *
     * @throws InterruptedException when the line has ended; the thread shall do nothing more
     */
    void pause(Duration time) throws InterruptedException {
        if (time.isZero()) {
            return;
        }
        begin();
        try {
            waiter.pause(time);
        } finally {
            over();
        }
        requireGoingOn();
    }

    /** Ends the line, and the wait that may be going on. */
    synchronized void end() {
        ended = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private synchronized void begin() throws InterruptedException {
        requireGoingOn();
        waiting = Thread.currentThread();
    }

    private synchronized void over() {
        waiting = null;
    }

    private synchronized void requireGoingOn() throws InterruptedException {
        if (ended) {
            throw new InterruptedException("the line has ended");
        }
    }
}
