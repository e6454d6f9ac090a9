package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import java.util.Optional;

/** The KEK slots of a module by the KMC they belong to. */
final class KekSlotsView {

    private KekSlotsView() {}

    /**
     * The slot of a KMC, which must be in a state.
     *
     * @throws KeyExchangeException that says where the exchange stands and what is next
     */
    static KekSlotStatus require(KeyLoading module, KmcId kmc, KekSlotState state, String toDoWhat) {
        Optional<KekSlotStatus> slot = module.slot(kmc);
        return slot.filter(present -> present.state() == state)
                .orElseThrow(() -> new KeyExchangeException("cannot " + toDoWhat + ": the slot of KMC " + kmc + " is "
                        + slot.map(present -> present.state().name()).orElse("EMPTY") + ", expected " + state
                        + "; next: " + NextStep.after(slot).advice()));
    }
}
