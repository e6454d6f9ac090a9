package io.ptoken.thrift;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The open connections and their limit. Thread safe. */
final class Connections {

    private final int limit;
    private final Duration evictableAfter;
    private final ServerCounters counters;
    private final Set<Connection> open = new HashSet<>();
    private boolean stopped;

    Connections(int limit, Duration evictableAfter, ServerCounters counters) {
        this.limit = limit;
        this.evictableAfter = evictableAfter;
        this.counters = counters;
    }

    /** Takes a connection in, at the limit in the place of one long silent; false when there is no room or no server. */
    synchronized boolean admit(Connection connection, long now) {
        if (stopped || (open.size() >= limit && !evictOne(now))) {
            return false;
        }
        return open.add(connection);
    }

    /** A connection has ended. */
    synchronized void left(Connection connection) {
        open.remove(connection);
        notifyAll();
    }

    /** Ends every connection after the call it works on, and admits none any more. */
    synchronized void stop() {
        stopped = true;
        List.copyOf(open).forEach(Connection::stop);
    }

    /** Waits until all have ended; returns how many have not in the time given. */
    synchronized int awaitEmpty(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (!open.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return open.size();
    }

    /** Ends every connection, calls in flight or not. */
    synchronized void abort() {
        List.copyOf(open).forEach(Connection::abort);
    }

    synchronized int count() {
        return open.size();
    }

    private boolean evictOne(long now) {
        Optional<Connection> quietest = open.stream()
                .filter(connection -> connection.silence(now) >= evictableAfter.toNanos())
                .max(Comparator.comparingLong(connection -> connection.silence(now)));
        quietest.ifPresent(connection -> {
            counters.evicted.increment();
            open.remove(connection);
            connection.stop();
        });
        return quietest.isPresent();
    }
}
