package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.slot.KekSlotStatus;
import java.util.List;
import java.util.Optional;

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

    /** What is to be done next. */
    public NextStep next() {
        NextStep step = NextStep.after(Optional.of(slot));
        boolean inVain = refused() > 0
                && outcomes.stream()
                        .flatMap(outcome -> outcome.refusal().stream())
                        .allMatch(KeyLoadOutcome.Refusal::isLasting);
        return step == NextStep.LOAD && inVain ? NextStep.END_WITHOUT_THE_REFUSED : step;
    }

    /** What came of it, for people. */
    public String sentence() {
        long loaded = outcomes.size() - refused();
        return loaded + " of " + outcomes.size() + " keys loaded" + (ended ? ", and loading ended." : ".");
    }

    /** How many keys were refused. */
    public long refused() {
        return outcomes.stream().filter(outcome -> !outcome.isLoaded()).count();
    }
}
