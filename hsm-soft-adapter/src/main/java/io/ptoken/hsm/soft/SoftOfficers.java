package io.ptoken.hsm.soft;

import io.ptoken.hsm.soft.access.OfficerRecords;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.state.SealedState;
import java.util.List;

/** The officers in the sealed state, with the PINs that each got wrong: a restart forgets no waiting. */
record SoftOfficers(ModuleGate gate, SealedState state, ModuleHealth health) implements OfficerRecords {

    @Override
    public List<StoredOfficer> all() {
        return state.officers();
    }

    @Override
    public void remember(StoredOfficer officer) {
        gate.alone(() -> {
            state.officers(state.officers().stream()
                    .map(present -> isSame(present, officer) ? officer : present)
                    .toList());
            if (health.failure().isEmpty()) {
                state.writeOr(() -> {});
            }
            return officer;
        });
    }

    /** Others may have been appointed while the PIN was hashed. */
    private static boolean isSame(StoredOfficer present, StoredOfficer officer) {
        return present.name().equals(officer.name()) && present.pin().equals(officer.pin());
    }
}
