package io.ptoken.service.memory;

import io.ptoken.service.port.AlertStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Alerts by their numbers. Guarded by the store's lock. */
final class InMemoryAlerts implements AlertStore {

    private final Object lock;
    private final AuditLog auditLog;
    private final TreeMap<Long, Alert> alerts = new TreeMap<>();
    private long last;

    InMemoryAlerts(Object lock, AuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public Optional<Alert> raise(Noticed seen, Instant lastSeen) {
        synchronized (lock) {
            boolean known = alerts.values().stream()
                    .filter(alert -> alert.key().equals(seen.key()))
                    .anyMatch(alert -> alert.ended().map(lastSeen::isBefore).orElse(true));
            if (known) {
                return Optional.empty();
            }
            last++;
            Alert alert = new Alert(
                    last,
                    seen.key(),
                    seen.text(),
                    seen.action(),
                    seen.ground(),
                    seen.since(),
                    Optional.empty(),
                    Optional.empty());
            alerts.put(last, alert);
            return Optional.of(alert);
        }
    }

    @Override
    public boolean end(long id, Instant at) {
        synchronized (lock) {
            Optional<Alert> ended = find(id).filter(
                            alert -> alert.ended().isEmpty() && !alert.raised().isAfter(at));
            ended.ifPresent(alert -> put(alert, Optional.of(at), alert.acknowledged()));
            return ended.isPresent();
        }
    }

    @Override
    public List<Alert> open() {
        synchronized (lock) {
            return alerts.values().stream()
                    .filter(alert -> alert.ended().isEmpty())
                    .toList();
        }
    }

    @Override
    public Optional<Alert> find(long id) {
        synchronized (lock) {
            return Optional.ofNullable(alerts.get(id));
        }
    }

    @Override
    public List<Alert> page(Instant since, boolean onlyOpen, long before, int most) {
        synchronized (lock) {
            return alerts.headMap(before, false).descendingMap().values().stream()
                    .filter(alert -> alert.ended()
                            .map(end -> !onlyOpen && !end.isBefore(since))
                            .orElse(true))
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public boolean acknowledge(long id, Acknowledgement acknowledgement, AuditEntry entry) {
        synchronized (lock) {
            Optional<Alert> open = find(id).filter(alert -> alert.acknowledged().isEmpty());
            open.ifPresent(alert -> {
                put(alert, alert.ended(), Optional.of(acknowledgement));
                auditLog.append(entry);
            });
            return open.isPresent();
        }
    }

    @Override
    public int trim(Instant endedBefore, int limit) {
        synchronized (lock) {
            List<Long> old = alerts.values().stream()
                    .filter(alert -> alert.ended()
                            .filter(end -> end.isBefore(endedBefore))
                            .isPresent())
                    .sorted(Comparator.comparing((Alert alert) -> alert.ended().orElseThrow())
                            .thenComparing(Alert::id))
                    .limit(limit)
                    .map(Alert::id)
                    .toList();
            old.forEach(alerts::remove);
            return old.size();
        }
    }

    private void put(Alert alert, Optional<Instant> ended, Optional<Acknowledgement> acknowledged) {
        alerts.put(
                alert.id(),
                new Alert(
                        alert.id(),
                        alert.key(),
                        alert.text(),
                        alert.action(),
                        alert.ground(),
                        alert.raised(),
                        ended,
                        acknowledged));
    }
}
