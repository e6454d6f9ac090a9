package io.ptoken.service.operate.notice.facts;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.storemark.StoreStanding;
import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.util.List;
import java.util.Optional;

/**
 * What makes one doubt that the store is the newest, or would make it dear to accept an older one.
 *
 * @param manyAhead true when so many meters were ahead of the clock that the store's mark had to be raised for all
 * @param unknownVends modules that made tokens of which the store does not know
 * @param standing how the store stands to what is remembered of it; empty where nobody has looked, as in a server, which
 *     works on no store that may not be used
 * @param sealed how far the chains of the audit log had come, as it is sealed outside of the store
 */
public record StoreDoubts(
        boolean manyAhead, List<UnknownVends> unknownVends, Optional<StoreStanding> standing, List<ChainMark> sealed) {

    /** None. */
    public static final StoreDoubts NONE = new StoreDoubts(false, List.of(), Optional.empty());

    public StoreDoubts {
        unknownVends = List.copyOf(unknownVends);
        sealed = List.copyOf(sealed);
    }

    /** Those of somebody who knows of no seal. */
    public StoreDoubts(boolean manyAhead, List<UnknownVends> unknownVends, Optional<StoreStanding> standing) {
        this(manyAhead, unknownVends, standing, List.of());
    }

    /** Those of somebody who has looked how the store stands, and does not watch it. */
    public static StoreDoubts of(Optional<StoreStanding> standing, List<UnknownVends> unknownVends) {
        return new StoreDoubts(false, unknownVends, standing);
    }

    /** How the store stands, when it may not be sold from. */
    public Optional<StoreStanding> refused() {
        return standing.filter(found -> !found.mayBeUsed());
    }
}
