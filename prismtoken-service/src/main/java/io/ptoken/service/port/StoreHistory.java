package io.ptoken.service.port;

import io.ptoken.hsm.storemark.AheadTid;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a store is told from an older copy of it, and what may not be sold any more once somebody has accepted one: a floor
 * under the token identifiers of each base date, and one for each meter that had got ahead of the clock. Floors never fall.
 *
 * <p>Those who keep a {@link io.ptoken.hsm.storemark.StoreMark} of the store are known to it by name. Each time an older
 * copy is accepted, all of them must say how far they sold before anybody sells again. Thread safe; durable when a method
 * returns.
 */
public interface StoreHistory {

    /**
     * Somebody who keeps a mark of this store.
     *
     * @param id module id, or the name of a sealed file
     * @param awaited true when it has not said how far it sold since an older copy was accepted
     * @param seen when it last began to work on this store
     */
    record MarkHolder(String id, boolean awaited, Instant seen) {}

    /**
     * An older copy is to be used all the same.
     *
     * @param keeper whose mark the floors come from
     * @param floors for each base date, the highest token identifier that may have been vended
     * @param meterFloors the same for meters that had got ahead of the clock
     * @param without keepers that are gone and will never be heard
     * @param at the moment
     */
    record Acceptance(
            String keeper,
            Map<BaseDate, TokenIdentifier> floors,
            List<AheadTid> meterFloors,
            Set<String> without,
            Instant at) {

        public Acceptance {
            floors = Map.copyOf(floors);
            meterFloors = List.copyOf(meterFloors);
            without = Set.copyOf(without);
        }
    }

    /** Made with the store, kept by its copies; 1-64 printable ASCII characters. */
    String storeId();

    /** True when that row is in the audit log with that hash, or when the log was trimmed beyond it. */
    boolean holds(Link row);

    /** The last row of the audit log that this process knows to be durable; quick, reads nothing. */
    Link known();

    /**
     * From now on this process changes nothing in a store that does not hold this row, nor any that it writes after it.
     * What it then refuses has the reason {@link StoreException.Reason#OLDER}.
     *
     * @throws StoreException with that reason when the row is missing now
     */
    void expect(Link row);

    /** All who keep marks, by id. */
    List<MarkHolder> keepers();

    /** Transaction "join": the keeper works on this store as it is. */
    void join(String keeper, Instant now);

    /** The floor under a base date; empty when no older copy was ever accepted. */
    Optional<TokenIdentifier> floor(BaseDate baseDate);

    /** The floors of single meters, also those that the clock has passed. */
    List<AheadTid> meterFloors();

    /**
     * Transaction "raise": raises the floors alone, with the audit entry; for an installation that was put back whole.
     *
     * @param meterFloors those of meters that had got ahead of the clock
     */
    void raise(Map<BaseDate, TokenIdentifier> floors, List<AheadTid> meterFloors, AuditEntry entry);

    /** Transaction "accept": raises the floors, waits for the other keepers, writes the audit entry. */
    void accept(Acceptance acceptance, AuditEntry entry);
}
