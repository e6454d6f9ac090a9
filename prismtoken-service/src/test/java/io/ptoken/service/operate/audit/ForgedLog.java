package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An audit log whose rows a test may change as somebody with the database could; it is read in small pages. */
final class ForgedLog implements AuditLog {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final int PAGE = 4;

    final List<AuditRow> rows = new ArrayList<>();
    Link anchor = Link.START;
    Optional<Link> head = Optional.empty();
    Runnable beforePage = () -> {};

    ForgedLog(int rows) {
        for (int i = 1; i <= rows; i++) {
            append(entry("row " + i));
        }
    }

    static AuditEntry entry(String detail) {
        return AuditEntry.local(NOON, "jane", "test", "", detail);
    }

    Link link(int sequence) {
        return rows.stream()
                .filter(row -> row.sequence() == sequence)
                .map(row -> new Link(row.sequence(), row.hash()))
                .findAny()
                .orElseThrow();
    }

    @Override
    public void append(AuditEntry entry) {
        Link last = head();
        long sequence = last.sequence() + 1;
        rows.add(new AuditRow(sequence, entry, AuditChain.next(last.hash(), sequence, entry)));
    }

    @Override
    public List<AuditRow> page(Instant from, Instant to, long afterSequence, int limit) {
        beforePage.run();
        return rows.stream()
                .filter(row -> row.sequence() > afterSequence)
                .filter(row ->
                        !row.entry().at().isBefore(from) && row.entry().at().isBefore(to))
                .limit(Math.min(limit, PAGE))
                .toList();
    }

    @Override
    public Link head() {
        if (head.isPresent()) {
            return head.get();
        }
        if (rows.isEmpty()) {
            return anchor;
        }
        AuditRow last = rows.get(rows.size() - 1);
        return new Link(last.sequence(), last.hash());
    }

    @Override
    public Link anchor() {
        return anchor;
    }

    @Override
    public long lastClockAccept() {
        return 0;
    }

    @Override
    public Optional<Instant> latestFrom(long sequence) {
        return rows.stream()
                .filter(row -> row.sequence() >= sequence)
                .map(row -> row.entry().at())
                .max(Comparator.naturalOrder());
    }

    @Override
    public int trim(Instant before, int limit) {
        int removed = 0;
        while (removed < limit && !rows.isEmpty()) {
            AuditRow first = rows.remove(0);
            anchor = new Link(first.sequence(), first.hash());
            removed++;
        }
        return removed;
    }
}
