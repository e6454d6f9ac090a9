package io.ptoken.thrift;

import io.ptoken.service.access.AddressBlock;
import io.ptoken.service.access.Overload;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The open connections, their limit, and who gives way to a new one. Thread safe. A connection may call this while it guards
 * itself; so nothing here calls a connection while this is guarded, but for what it can tell at once.
 */
final class Connections {

    private final int limit;
    private final Duration evictableAfter;
    private final FairShare share;
    private final ServerCounters counters;
    private final Overload overload;
    private final Map<AddressBlock, Set<Connection>> open = new HashMap<>();
    private int count;
    private boolean stopped;

    Connections(ThriftServerConfig config, ServerCounters counters, Overload overload) {
        this.limit = config.maxConnections();
        this.evictableAfter = config.evictableAfter();
        this.share = config.share();
        this.counters = counters;
        this.overload = overload;
    }

    /**
     * Takes a connection in. Over the share of its address one of that address gives way to it, at the limit of all one of
     * whoever has most; false when there is none that can, or no server.
     */
    boolean admit(Connection newcomer, long now) {
        Optional<Connection> weakest;
        synchronized (this) {
            boolean overShare = !newcomer.isTrusted() && of(newcomer.block()).size() >= share.connectionsPerAddress();
            boolean needsRoom = overShare || count >= limit;
            weakest = overShare
                    ? of(newcomer.block()).stream().min(weakestFirst(now)).filter(one -> one.silence(now) >= 0)
                    : Optional.<Connection>empty().or(() -> needsRoom ? weakestOfAll(now) : Optional.empty());
            if (stopped || (needsRoom && weakest.isEmpty())) {
                return false;
            }
            weakest.ifPresent(this::remove);
            open.computeIfAbsent(newcomer.block(), any -> new LinkedHashSet<>()).add(newcomer);
            count++;
            weakest.ifPresent(one -> tell(one, overShare));
        }
        weakest.ifPresent(Connection::giveWay);
        return true;
    }

    /** Of too many that wait for their time, one that shall wait no longer. */
    synchronized Optional<Connection> surplusSleeper(long now) {
        List<Connection> asleep =
                all().filter(one -> one.phase() == Phase.ASLEEP).toList();
        return asleep.size() > share.sleepingPings() ? ofWhoeverHasMost(asleep, now) : Optional.empty();
    }

    /** A connection has ended. */
    synchronized void left(Connection connection) {
        remove(connection);
        notifyAll();
    }

    /** Ends every connection after the call it works on, and admits none any more. */
    void stop() {
        List<Connection> all;
        synchronized (this) {
            stopped = true;
            all = all().toList();
        }
        all.forEach(Connection::stop);
    }

    /** Waits until all have ended; returns how many have not in the time given. */
    synchronized int awaitEmpty(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (count > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return count;
    }

    /** Ends every connection, calls in flight or not. */
    void abort() {
        List<Connection> all;
        synchronized (this) {
            all = all().toList();
        }
        all.forEach(Connection::abort);
    }

    synchronized int count() {
        return count;
    }

    private void tell(Connection evicted, boolean overShare) {
        counters.evicted.increment();
        if (!evicted.isInSession()) {
            overload.happened(
                    overShare ? Overload.Kind.ADDRESS_SHARE : Overload.Kind.CONNECTION_LIMIT,
                    evicted.block().text());
        }
    }

    /** One without a session, of whoever has most of them; else the one with a session that is silent for longest. */
    private Optional<Connection> weakestOfAll(long now) {
        List<Connection> weak =
                all().filter(one -> !one.isInSession() && one.silence(now) >= 0).toList();
        if (!weak.isEmpty()) {
            return ofWhoeverHasMost(weak, now);
        }
        return all().filter(one -> one.silence(now) >= evictableAfter.toNanos())
                .min(Comparator.comparing(Connection::isTrusted)
                        .thenComparing(one -> one.silence(now), Comparator.reverseOrder()));
    }

    private static Optional<Connection> ofWhoeverHasMost(Collection<Connection> some, long now) {
        Map<AddressBlock, Integer> numbers = new HashMap<>();
        some.forEach(one -> numbers.merge(one.block(), 1, Integer::sum));
        return some.stream()
                .min(Comparator.comparing(Connection::isTrusted)
                        .thenComparing(one -> numbers.getOrDefault(one.block(), 0), Comparator.reverseOrder())
                        .thenComparing(weakestFirst(now)));
    }

    /**
     * Those that can give way, then those without a session; of these those that had a second, so that a handshake of a
     * client that gets on is not cut; of these by what they are at; then by their silence.
     */
    private static Comparator<Connection> weakestFirst(long now) {
        return Comparator.<Connection, Boolean>comparing(one -> one.silence(now) < 0)
                .thenComparing(Connection::isInSession)
                .thenComparing(one -> isYoung(one, now))
                .thenComparing(one -> isYoung(one, now) ? 0 : rank(one.phase()))
                .thenComparing(one -> one.silence(now), Comparator.reverseOrder());
    }

    private static boolean isYoung(Connection one, long now) {
        return one.silence(now) < TimeUnit.SECONDS.toNanos(1);
    }

    private static int rank(Phase phase) {
        return switch (phase) {
            case HANDSHAKE, TASK -> 0;
            case ASLEEP -> 1;
            default -> 2;
        };
    }

    private Stream<Connection> all() {
        return open.values().stream().flatMap(Set::stream);
    }

    private Set<Connection> of(AddressBlock block) {
        return open.getOrDefault(block, Set.of());
    }

    private void remove(Connection connection) {
        Set<Connection> sameAddress = of(connection.block());
        if (!sameAddress.isEmpty() && sameAddress.remove(connection)) {
            count--;
            if (sameAddress.isEmpty()) {
                open.remove(connection.block());
            }
        }
    }
}
