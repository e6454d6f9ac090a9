package io.ptoken.service.memory;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.IssueJournal.TidWish;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.port.StoreHistory;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Floors and keepers of marks. Guarded by the store's lock. */
final class InMemoryStoreHistory implements StoreHistory {

    private record Meter(MeterPan pan, BaseDate baseDate) {}

    private record Standing(int acceptances, Instant seen) {}

    private final Object lock;
    private final InMemoryAuditLog auditLog;
    private final String storeId = UUID.randomUUID().toString();
    private final Map<BaseDate, TokenIdentifier> floors = new EnumMap<>(BaseDate.class);
    private final Map<Meter, TokenIdentifier> meterFloors = new HashMap<>();
    private final Map<String, Standing> keepers = new TreeMap<>();
    private int acceptances;

    InMemoryStoreHistory(Object lock, InMemoryAuditLog auditLog) {
        this.lock = lock;
        this.auditLog = auditLog;
    }

    @Override
    public String storeId() {
        return storeId;
    }

    @Override
    public boolean holds(Link row) {
        synchronized (lock) {
            return row.sequence() <= auditLog.anchor().sequence() || auditLog.has(row);
        }
    }

    /** What is in memory is all there is. */
    @Override
    public Link known() {
        return auditLog.head();
    }

    /** Memory cannot be put back later, so that looking once is enough. */
    @Override
    public void expect(Link row) {
        if (!holds(row)) {
            throw new StoreException(
                    StoreException.Reason.OLDER, "the store does not hold row " + row.sequence() + " of its audit log");
        }
    }

    @Override
    public List<MarkHolder> keepers() {
        synchronized (lock) {
            return keepers.entrySet().stream()
                    .map(keeper -> new MarkHolder(
                            keeper.getKey(),
                            keeper.getValue().acceptances() < acceptances,
                            keeper.getValue().seen()))
                    .toList();
        }
    }

    @Override
    public void join(String keeper, Instant now) {
        synchronized (lock) {
            keepers.put(keeper, new Standing(acceptances, now));
        }
    }

    @Override
    public Optional<TokenIdentifier> floor(BaseDate baseDate) {
        synchronized (lock) {
            return Optional.ofNullable(floors.get(baseDate));
        }
    }

    @Override
    public List<AheadTid> meterFloors() {
        synchronized (lock) {
            return meterFloors.entrySet().stream()
                    .map(floor ->
                            new AheadTid(floor.getKey().pan(), floor.getKey().baseDate(), floor.getValue()))
                    .toList();
        }
    }

    @Override
    public void raise(Map<BaseDate, TokenIdentifier> to, List<AheadTid> meters, AuditEntry entry) {
        synchronized (lock) {
            for (AheadTid ahead : meters) {
                meterFloors.merge(new Meter(ahead.pan(), ahead.baseDate()), ahead.tid(), InMemoryStoreHistory::higher);
            }
            to.forEach((baseDate, tid) -> floors.merge(baseDate, tid, InMemoryStoreHistory::higher));
            auditLog.append(entry);
        }
    }

    @Override
    public void accept(Acceptance acceptance, AuditEntry entry) {
        synchronized (lock) {
            Standing own = keepers.get(acceptance.keeper());
            if (own == null || own.acceptances() == acceptances) {
                acceptances++;
            }
            keepers.put(acceptance.keeper(), new Standing(acceptances, acceptance.at()));
            acceptance
                    .without()
                    .forEach(gone -> keepers.computeIfPresent(
                            gone, (id, standing) -> new Standing(acceptances, standing.seen())));
            raise(acceptance.floors(), acceptance.meterFloors(), entry);
        }
    }

    /** The floor that a wish begins at or below; call under the store's lock. */
    Optional<TokenIdentifier> floorOf(TidWish wish) {
        return Stream.of(
                        Optional.ofNullable(floors.get(wish.baseDate())),
                        Optional.ofNullable(meterFloors.get(new Meter(wish.pan(), wish.baseDate()))))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(floor -> wish.earliest().compareTo(floor) <= 0);
    }

    private static TokenIdentifier higher(TokenIdentifier one, TokenIdentifier other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
