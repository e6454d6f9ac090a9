package io.ptoken.hsm.simulator.line;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a line lets time pass; a test lets none pass. Thread safe. */
@FunctionalInterface
public interface Waiter {

    /** Real time. */
    Waiter SLEEP = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

    /** Waits. */
    void pause(Duration time) throws InterruptedException;
}
