package io.ptoken.service.memory;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls, token identifiers, results. Guarded by the store's lock. */
final class InMemoryIssueJournal implements IssueJournal {

    private record UsedTid(MeterPan pan, BaseDate baseDate, TokenIdentifier tid) {}

    private record TimedResult(StoredResult result, Instant stored) {}

    private final Object lock;
    private final AuditLog auditLog;
    private final InMemoryStoreHistory history;
    private final Set<UsedTid> used = new HashSet<>();
    private final Map<CallKey, Claim> claims = new HashMap<>();
    private final Map<CallKey, TimedResult> results = new LinkedHashMap<>();

    InMemoryIssueJournal(Object lock, AuditLog auditLog, InMemoryStoreHistory history) {
        this.lock = lock;
        this.history = history;
        this.auditLog = auditLog;
    }

    @Override
    public Begun begin(Claim claim, Optional<TidWish> wish, Instant now) {
        synchronized (lock) {
            TimedResult answered = results.get(claim.key());
            if (answered != null) {
                return new Begun.Answered(answered.result());
            }
            Claim other = claims.get(claim.key());
            if (other != null && now.isBefore(other.until())) {
                return new Begun.InFlight(other.call(), other.until());
            }
            Optional<TokenIdentifier> floor = wish.flatMap(history::floorOf);
            if (floor.isPresent()) {
                return new Begun.BelowFloor(floor.get());
            }
            Optional<TokenIdentifier> tid = wish.flatMap(this::reserve);
            if (wish.isPresent() && tid.isEmpty()) {
                return new Begun.NoTid(wish.flatMap(this::nextFree));
            }
            claims.put(claim.key(), claim);
            return new Begun.Claimed(tid);
        }
    }

    private Optional<TokenIdentifier> reserve(TidWish wish) {
        return IntStream.rangeClosed(wish.earliest().minutes(), wish.latest().minutes())
                .mapToObj(TokenIdentifier::new)
                .filter(tid -> wish.exact() || !tid.isReserved())
                .filter(tid -> used.add(new UsedTid(wish.pan(), wish.baseDate(), tid)))
                .findFirst();
    }

    private Optional<TokenIdentifier> nextFree(TidWish wish) {
        return wish.exact()
                ? Optional.empty()
                : IntStream.rangeClosed(wish.latest().minutes() + 1, TokenIdentifier.MAX.minutes())
                        .mapToObj(TokenIdentifier::new)
                        .filter(tid -> !tid.isReserved())
                        .filter(tid -> !used.contains(new UsedTid(wish.pan(), wish.baseDate(), tid)))
                        .findFirst();
    }

    @Override
    public boolean finish(Claim claim, List<IssuedToken> tokens, AuditEntry entry) {
        synchronized (lock) {
            if (!isHeld(claim)) {
                return false;
            }
            claims.remove(claim.key());
            results.put(claim.key(), new TimedResult(new StoredResult(claim.call(), tokens), entry.at()));
            auditLog.append(entry);
            return true;
        }
    }

    @Override
    public void abandon(Claim claim) {
        synchronized (lock) {
            if (isHeld(claim)) {
                claims.remove(claim.key());
            }
        }
    }

    private boolean isHeld(Claim claim) {
        Claim present = claims.get(claim.key());
        return present != null && present.holder().equals(claim.holder());
    }

    @Override
    public Standing find(CallKey key) {
        synchronized (lock) {
            TimedResult answered = results.get(key);
            if (answered != null) {
                return new Standing.Answered(answered.result());
            }
            Claim claim = claims.get(key);
            return claim == null ? new Standing.Unknown() : new Standing.InFlight(claim.call(), claim.until());
        }
    }

    @Override
    public List<IssuedResult> issuedTo(MeterPan pan, int most) {
        synchronized (lock) {
            List<IssuedResult> found = new ArrayList<>();
            results.forEach((key, timed) -> {
                List<IssuedToken> tokens = timed.result().tokens();
                if (tokens.stream().anyMatch(token -> token.pan().equals(pan))) {
                    found.add(new IssuedResult(key, timed.stored(), tokens));
                }
            });
            Collections.reverse(found);
            // Stable: of one moment the one that was stored last comes first.
            found.sort(Comparator.comparing(IssuedResult::stored).reversed());
            return List.copyOf(found.subList(0, Math.min(most, found.size())));
        }
    }

    @Override
    public List<Trace> traces(List<CallKey> keys) {
        synchronized (lock) {
            return keys.stream()
                    .flatMap(key -> Optional.ofNullable(results.get(key)).map(timed -> trace(key, timed)).stream())
                    .toList();
        }
    }

    private Trace trace(CallKey key, TimedResult timed) {
        List<IssuedToken> tokens = timed.result().tokens();
        boolean all = tokens.stream()
                .filter(token -> token.tid().minutes() > 0)
                .allMatch(token -> Arrays.stream(BaseDate.values())
                        .anyMatch(baseDate -> used.contains(new UsedTid(token.pan(), baseDate, token.tid()))));
        return new Trace(key, timed.stored(), tokens, all);
    }

    @Override
    public long results(Instant from, Instant to) {
        synchronized (lock) {
            return results.values().stream()
                    .filter(timed ->
                            !timed.stored().isBefore(from) && timed.stored().isBefore(to))
                    .count();
        }
    }

    @Override
    public long used(BaseDate baseDate, TokenIdentifier first, TokenIdentifier last) {
        synchronized (lock) {
            return used.stream()
                    .filter(one -> one.baseDate() == baseDate)
                    .filter(one -> one.tid().compareTo(first) >= 0 && one.tid().compareTo(last) <= 0)
                    .count();
        }
    }

    @Override
    public List<AheadTid> furthest(BaseDate baseDate, TokenIdentifier above, TokenIdentifier atMost, int most) {
        synchronized (lock) {
            Map<MeterPan, TokenIdentifier> highest = used.stream()
                    .filter(one -> one.baseDate() == baseDate)
                    .filter(one -> one.tid().compareTo(above) > 0 && one.tid().compareTo(atMost) <= 0)
                    .collect(Collectors.toMap(
                            UsedTid::pan, UsedTid::tid, BinaryOperator.maxBy(Comparator.naturalOrder())));
            return highest.entrySet().stream()
                    .map(meter -> new AheadTid(meter.getKey(), baseDate, meter.getValue()))
                    .sorted(Comparator.comparing(AheadTid::tid).reversed())
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public int releaseClaims(AuditEntry entry) {
        synchronized (lock) {
            int count = claims.size();
            claims.keySet()
                    .forEach(key -> auditLog.append(new AuditEntry(
                            entry.at(),
                            entry.actor(),
                            entry.origin(),
                            entry.action(),
                            key.username(),
                            entry.outcome(),
                            key.messageId(),
                            entry.detail())));
            claims.clear();
            return count;
        }
    }

    @Override
    public int trimResults(Instant before, int limit) {
        synchronized (lock) {
            int removed = 0;
            Iterator<TimedResult> oldestFirst = results.values().iterator();
            while (removed < limit
                    && oldestFirst.hasNext()
                    && oldestFirst.next().stored().isBefore(before)) {
                oldestFirst.remove();
                removed++;
            }
            return removed;
        }
    }
}
