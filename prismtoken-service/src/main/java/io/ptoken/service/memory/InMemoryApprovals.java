package io.ptoken.service.memory;

import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Approvals. Guarded by the store's lock. */
final class InMemoryApprovals implements ApprovalStore {

    private record Change(String username, Optional<String> changedBy) {}

    private final Object lock;
    private final AuditLog auditLog;
    private final InMemoryPreferences preferences;
    private final TreeMap<Long, Approval> approvals = new TreeMap<>();
    private final Map<Change, Instant> roleChanges = new HashMap<>();
    private long last;
    private Optional<Instant> since = Optional.empty();
    private Optional<Off> off = Optional.empty();

    InMemoryApprovals(Object lock, AuditLog auditLog, InMemoryPreferences preferences) {
        this.lock = lock;
        this.auditLog = auditLog;
        this.preferences = preferences;
    }

    @Override
    public Asked ask(Request request, Instant alive, LongFunction<AuditEntry> entry) {
        synchronized (lock) {
            Optional<Approval> open = approvals.descendingMap().values().stream()
                    .filter(approval -> isOpen(approval)
                            && said(approval).isAfter(alive)
                            && approval.request()
                                    .asker()
                                    .account()
                                    .equals(request.asker().account())
                            && approval.request().digest().equals(request.digest()))
                    .findFirst();
            if (open.isPresent()) {
                return new Asked(open.get(), false);
            }
            Approval made = new Approval(++last, request, State.WAITING, Optional.empty(), Optional.empty());
            approvals.put(made.id(), made);
            auditLog.append(entry.apply(made.id()));
            return new Asked(made, true);
        }
    }

    private static boolean isOpen(Approval approval) {
        return approval.state() == State.WAITING || approval.state() == State.APPROVED;
    }

    private static Instant said(Approval approval) {
        return approval.decided().orElse(approval.request().asked());
    }

    @Override
    public Optional<Approval> find(long id) {
        synchronized (lock) {
            return Optional.ofNullable(approvals.get(id));
        }
    }

    @Override
    public List<Approval> newest(int limit) {
        synchronized (lock) {
            List<Approval> all = new ArrayList<>(approvals.values());
            Collections.reverse(all);
            return List.copyOf(all.subList(0, Math.min(limit, all.size())));
        }
    }

    @Override
    public boolean decide(long id, State to, String decider, Instant at, AuditEntry entry) {
        synchronized (lock) {
            return find(id).filter(
                            approval -> to == State.REFUSED ? isOpen(approval) : approval.state() == State.WAITING)
                    .map(approval ->
                            put(new Approval(id, approval.request(), to, Optional.of(decider), Optional.of(at)), entry))
                    .orElse(false);
        }
    }

    @Override
    public boolean use(long id, Instant alive, AuditEntry entry) {
        synchronized (lock) {
            return find(id).filter(approval -> approval.state() == State.APPROVED)
                    .filter(approval -> said(approval).isAfter(alive))
                    .map(approval -> put(with(approval, State.USED), entry))
                    .orElse(false);
        }
    }

    @Override
    public void giveBack(long id, AuditEntry entry) {
        synchronized (lock) {
            find(id).filter(approval -> approval.state() == State.USED)
                    .ifPresent(approval -> put(with(approval, State.APPROVED), entry));
        }
    }

    private static Approval with(Approval approval, State state) {
        return new Approval(approval.id(), approval.request(), state, approval.decider(), approval.decided());
    }

    private boolean put(Approval approval, AuditEntry entry) {
        approvals.put(approval.id(), approval);
        auditLog.append(entry);
        return true;
    }

    @Override
    public int trim(Instant before, int limit) {
        synchronized (lock) {
            List<Long> old = approvals.values().stream()
                    .filter(approval -> said(approval).isBefore(before))
                    .sorted(Comparator.comparing(InMemoryApprovals::said).thenComparing(Approval::id))
                    .limit(limit)
                    .map(Approval::id)
                    .toList();
            old.forEach(approvals::remove);
            return old.size();
        }
    }

    @Override
    public void rolesChange(String username, Optional<String> changedBy, Instant at) {
        synchronized (lock) {
            roleChanges.put(new Change(username, changedBy), at);
        }
    }

    @Override
    public Optional<Instant> rolesChanged(String username, Optional<String> changedBy) {
        synchronized (lock) {
            return Optional.ofNullable(roleChanges.get(new Change(username, changedBy)));
        }
    }

    @Override
    public Optional<Instant> since() {
        synchronized (lock) {
            return since;
        }
    }

    @Override
    public void begin(Instant moment) {
        synchronized (lock) {
            since = Optional.of(moment);
        }
    }

    @Override
    public Optional<Off> off() {
        synchronized (lock) {
            return off;
        }
    }

    @Override
    public void turnOff(String preference, Off turned, AuditEntry entry) {
        synchronized (lock) {
            approvals.values().removeIf(InMemoryApprovals::isOpen);
            off = Optional.of(turned);
            preferences.reset(preference, entry);
        }
    }

    @Override
    public boolean acknowledge(AuditEntry entry) {
        synchronized (lock) {
            boolean was = off.isPresent();
            if (was) {
                off = Optional.empty();
                auditLog.append(entry);
            }
            return was;
        }
    }
}
