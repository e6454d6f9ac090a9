package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who remembers how far a store has come.
 *
 * @param keeper its name, the same at every start: the module id of a software module, or that of a sealed file
 * @param keeping where the mark is kept
 * @param alone true when no other process works on the store
 * @param keptBefore true when there are signs that a mark was kept before, whether it is still there or not
 */
public record StoreMarking(String keeper, StoreMarkKeeping keeping, boolean alone, boolean keptBefore) {

    /** One without such signs. */
    public StoreMarking(String keeper, StoreMarkKeeping keeping, boolean alone) {
        this(keeper, keeping, alone, false);
    }

    /** How the store stands to the mark that is kept. */
    public StoreStanding standing(ServiceStore store) {
        StoreStanding standing = StoreStanding.of(store, keeper, keeping.kept(), alone);
        return keptBefore && standing instanceof StoreStanding.New ? new StoreStanding.MarkGone() : standing;
    }

    /**
     * Begins to work on the store: from now on every token identifier is remembered before it is used, and a store that is
     * put back meanwhile is refused.
     *
     * @throws OlderStoreException when the store may not be used
     * @throws io.ptoken.hsm.SecurityModuleException when the first mark cannot be written
     */
    public MarkedTids begin(ServiceStore store, InstantSource clock) {
        StoreStanding standing = standing(store);
        if (!standing.mayBeUsed()) {
            throw new OlderStoreException(standing.sentences());
        }
        store.history().expect(store.auditLog().head());
        boolean late =
                store.history().keepers().stream().anyMatch(one -> one.id().equals(keeper) && one.awaited());
        Optional<StoreMark> kept = keeping.kept();
        if (late && kept.isPresent()) {
            AcceptOlderStore.contribute(store, keeper, kept.get(), clock.instant());
        } else {
            store.history().join(keeper, clock.instant());
        }
        MarkedTids marked = new MarkedTids(store.history(), keeping, clock);
        marked.keep();
        return marked;
    }
}
