package io.ptoken.hsm.slot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a module tells about one KEK slot (key-load profile section 2.8); no secret.
 *
 * @param number number of the slot, from 1
 * @param state where its exchange stands
 * @param kmc whose slot it is; empty in an empty slot
 * @param priorKeys true while PENDING after an earlier exchange, whose keys go on
 * @param counter CTR of the last request made for the slot, 1-4294967295; empty in an empty slot
 * @param request while PENDING: the request, so that it can be sent again
 * @param keyCount CNT while LOADING: how many keys the file has, 0-999
 * @param loaded while LOADING: numbers (SEQ) of the keys that were loaded, ascending
 * @param since module time of the operation that led to this state; empty in an empty slot
 */
public record KekSlotStatus(
        int number,
        KekSlotState state,
        Optional<KmcId> kmc,
        boolean priorKeys,
        Optional<Long> counter,
        Optional<KeyLoadRecord> request,
        OptionalInt keyCount,
        List<Integer> loaded,
        Optional<Instant> since) {

    public KekSlotStatus {
        loaded = List.copyOf(loaded);
    }

    /** An empty slot. */
    public static KekSlotStatus empty(int number) {
        return new KekSlotStatus(
                number,
                KekSlotState.EMPTY,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }
}
