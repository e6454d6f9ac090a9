package io.ptoken.service.notice;

import io.ptoken.service.storemark.VendCounters.UnknownVends;
import java.util.List;

/**
 * What makes one doubt that the store is the newest, or would make it dear to accept an older one.
 *
 * @param manyAhead true when so many meters were ahead of the clock that the store's mark had to be raised for all
 * @param unknownVends modules that made tokens of which the store does not know
 */
public record StoreDoubts(boolean manyAhead, List<UnknownVends> unknownVends) {

    /** None. */
    public static final StoreDoubts NONE = new StoreDoubts(false, List.of());

    public StoreDoubts {
        unknownVends = List.copyOf(unknownVends);
    }
}
