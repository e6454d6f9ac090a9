package io.ptoken.control.server;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The connected callers and their limit. Thread safe. */
final class Callers {

    private final int limit;
    private final Set<Caller> connected = new HashSet<>();
    private boolean stopped;

    Callers(int limit) {
        this.limit = limit;
    }

    /** False when there is no room or no server. */
    synchronized boolean admit(Caller caller) {
        return !stopped && connected.size() < limit && connected.add(caller);
    }

    synchronized void left(Caller caller) {
        connected.remove(caller);
        notifyAll();
    }

    synchronized int count() {
        return connected.size();
    }

    /** Ends each after the call it is in, and admits none any more. */
    void stop() {
        lastOnes().forEach(Caller::stop);
    }

    /** Ends each at once. */
    void abort() {
        lastOnes().forEach(Caller::abort);
    }

    /** Waits until all have ended, or the time is over. */
    synchronized void awaitEmpty(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (!connected.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    private synchronized List<Caller> lastOnes() {
        stopped = true;
        return List.copyOf(connected);
    }
}
