package io.ptoken.hsm.simulator.line;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a line lets time pass; a test lets none pass. Thread safe. */
@FunctionalInterface
public interface Waiter {

    /** Real time, on each line with {@link PunctualWaiter punctuality}: the system alone wakes threads too late. */
    Waiter SLEEP = new Waiter() {
        @Override
        public void pause(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }

        @Override
        public Waiter forOneLine() {
            return new PunctualWaiter(this, System::nanoTime);
        }
    };

    /** Waits. */
    void pause(Duration time) throws InterruptedException;

    /** What one line waits with, one thread at a time; may remember what that line has waited. */
    default Waiter forOneLine() {
        return this;
    }
}
