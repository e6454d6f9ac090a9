package io.ptoken.service.keyload;

import io.ptoken.hsm.KekSlotState;
import io.ptoken.hsm.KekSlotStatus;
import io.ptoken.hsm.KeyLoading;
import io.ptoken.hsm.KmcId;
import java.util.Optional;

/** The KEK slots of a module by the KMC they belong to. */
final class KekSlotsView {

    private KekSlotsView() {}

    /** The slot of a KMC, in any state but EMPTY. */
    static Optional<KekSlotStatus> find(KeyLoading module, KmcId kmc) {
        return module.slots().stream()
                .filter(slot -> slot.kmc().equals(Optional.of(kmc)))
                .findFirst();
    }

    /**
     * The slot of a KMC, which must be in a state.
     *
     * @throws KeyExchangeException that says where the exchange stands and what is next
     */
    static KekSlotStatus require(KeyLoading module, KmcId kmc, KekSlotState state, String toDoWhat) {
        Optional<KekSlotStatus> slot = find(module, kmc);
        return slot.filter(present -> present.state() == state)
                .orElseThrow(() -> new KeyExchangeException("cannot " + toDoWhat + ": the slot of KMC " + kmc + " is "
                        + slot.map(present -> present.state().name()).orElse("EMPTY") + ", expected " + state
                        + "; next: " + NextStep.after(slot).advice()));
    }
}
