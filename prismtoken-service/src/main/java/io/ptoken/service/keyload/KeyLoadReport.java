package io.ptoken.service.keyload;

import io.ptoken.hsm.KekSlotStatus;
import java.util.List;

/**
 * What came of loading keys.
 *
 * @param outcomes of the keys that were to be loaded, in the order of the file
 * @param slot the slot as it is now
 * @param ended true when loading was ended, because every key was loaded
 */
public record KeyLoadReport(List<KeyLoadOutcome> outcomes, KekSlotStatus slot, boolean ended) {

    public KeyLoadReport {
        outcomes = List.copyOf(outcomes);
    }

    /** How many keys were refused. */
    public long refused() {
        return outcomes.stream().filter(outcome -> !outcome.isLoaded()).count();
    }
}
