package io.ptoken.service.memory;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The audit log. Guarded by the store's lock. */
final class InMemoryAuditLog implements AuditLog {

    private final Object lock;
    private final Deque<AuditRow> rows = new ArrayDeque<>();
    private Link anchor = Link.START;
    private String anchorRow = "";
    private long lastClockAccept;

    InMemoryAuditLog(Object lock) {
        this.lock = lock;
    }

    @Override
    public void append(AuditEntry entry) {
        synchronized (lock) {
            Link last = head();
            long sequence = last.sequence() + 1;
            rows.addLast(new AuditRow(sequence, entry, AuditChain.next(last.hash(), sequence, entry)));
            if (entry.action().equals(CLOCK_ACCEPT)) {
                lastClockAccept = sequence;
            }
        }
    }

    @Override
    public List<AuditRow> page(Instant from, Instant to, long afterSequence, int limit) {
        synchronized (lock) {
            return rows.stream()
                    .filter(row -> row.sequence() > afterSequence)
                    .filter(row ->
                            !row.entry().at().isBefore(from) && row.entry().at().isBefore(to))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Link head() {
        synchronized (lock) {
            return rows.isEmpty() ? anchor : link(rows.getLast());
        }
    }

    @Override
    public Link anchor() {
        synchronized (lock) {
            return anchor;
        }
    }

    @Override
    public List<NodeChain> chains() {
        synchronized (lock) {
            return List.of(new NodeChain(1, "", false, anchor, anchorRow, head()));
        }
    }

    @Override
    public long lastClockAccept() {
        synchronized (lock) {
            return lastClockAccept;
        }
    }

    @Override
    public Optional<Instant> latestFrom(long sequence) {
        synchronized (lock) {
            return rows.stream()
                    .filter(row -> row.sequence() >= sequence)
                    .map(row -> row.entry().at())
                    .max(Comparator.naturalOrder());
        }
    }

    @Override
    public int trim(Instant before, int limit) {
        synchronized (lock) {
            int removed = 0;
            while (removed < limit
                    && !rows.isEmpty()
                    && rows.getFirst().entry().at().isBefore(before)) {
                AuditRow first = rows.removeFirst();
                anchorRow = NodeChain.describe(anchor.hash(), first.entry());
                anchor = link(first);
                lastClockAccept = lastClockAccept == anchor.sequence() ? 0 : lastClockAccept;
                removed++;
            }
            return removed;
        }
    }

    /** True while that row is there. */
    boolean has(Link wanted) {
        synchronized (lock) {
            return wanted.equals(Link.START)
                    || rows.stream().anyMatch(row -> link(row).equals(wanted));
        }
    }

    private static Link link(AuditRow row) {
        return new Link(row.sequence(), row.hash());
    }
}
