package io.ptoken.service.storemark;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.hsm.storemark.StoreMarkKeeping;
import io.ptoken.service.port.ServiceStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Who remembers how far a store has come.
 *
 * @param keeper its name, the same at every start: the module id of a software module, or that of a sealed file
 * @param keeping where the mark is kept
 * @param alone true when no other process works on the store
 * @param keptBefore true when there are signs that a mark was kept before, whether it is still there or not
 * @param unreadable why what was kept cannot be read, a sentence without its full stop; empty when it can
 */
public record StoreMarking(
        String keeper, StoreMarkKeeping keeping, boolean alone, boolean keptBefore, Optional<String> unreadable) {

    /** One without such signs. */
    public StoreMarking(String keeper, StoreMarkKeeping keeping, boolean alone) {
        this(keeper, keeping, alone, false, Optional.empty());
    }

    /** One that may have been kept before. */
    public StoreMarking(String keeper, StoreMarkKeeping keeping, boolean alone, boolean keptBefore) {
        this(keeper, keeping, alone, keptBefore, Optional.empty());
    }

    /** One that was kept and cannot be read: nothing is sold before somebody has made a new one. */
    public static StoreMarking unreadable(String keeper, boolean alone, String reason) {
        return new StoreMarking(keeper, new NothingKept(), alone, true, Optional.of(reason));
    }

    /** One of which nothing is left, to look at a store by; nothing can be kept with it. */
    public static StoreMarking nothingKept(String keeper, boolean alone, boolean keptBefore) {
        return new StoreMarking(keeper, new NothingKept(), alone, keptBefore);
    }

    /** How far the chains of the audit log had come, as the mark says that is kept of this store. */
    public List<ChainMark> sealedChains(ServiceStore store) {
        return keeping.kept()
                .filter(mark -> mark.storeId().equals(store.history().storeId()))
                .map(SealedChains::of)
                .orElse(List.of());
    }

    /** How the store stands to the mark that is kept. */
    public StoreStanding standing(ServiceStore store) {
        if (unreadable.isPresent()) {
            return new StoreStanding.Unreadable(unreadable.get());
        }
        StoreStanding standing = StoreStanding.of(store, keeper, keeping.kept(), alone);
        return keptBefore && standing instanceof StoreStanding.New ? new StoreStanding.MarkGone() : standing;
    }

    /**
     * Begins to work on the store: from now on every token identifier is remembered before it is used, and a store that is
     * put back meanwhile is refused.
     *
     * @throws OlderStoreException when the store may not be used
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the first mark cannot be written
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
        MarkedTids marked = new MarkedTids(store, keeping, clock);
        marked.keep();
        return marked;
    }

    /**
     * Lets what the keeper writes from now on say how far the store has come, for a keeper that was itself put back and is
     * about to be accepted. Nothing is written here; a store that may not be used is left for {@link #begin} to refuse.
     *
     * @return what writes it now; empty for a store that may not be used
     */
    public Optional<MarkedTids> catchUp(ServiceStore store, InstantSource clock) {
        if (!standing(store).mayBeUsed()) {
            return Optional.empty();
        }
        store.history().expect(store.auditLog().head());
        return Optional.of(new MarkedTids(store, keeping, clock));
    }
}
