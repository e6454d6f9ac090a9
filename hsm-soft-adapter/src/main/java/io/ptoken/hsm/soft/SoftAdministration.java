package io.ptoken.hsm.soft;

import io.ptoken.hsm.access.OfficerCredentials;
import io.ptoken.hsm.administration.ModuleAdministration;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.access.AccessGuard;
import io.ptoken.hsm.soft.access.Officers;
import io.ptoken.hsm.soft.access.StoredOfficer;
import io.ptoken.hsm.soft.format.StoredState;
import io.ptoken.hsm.soft.health.ModuleGate;
import io.ptoken.hsm.soft.health.ModuleHealth;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.hsm.soft.settings.StateWitnessException;
import io.ptoken.hsm.soft.state.SealedState;
import java.util.List;
import java.util.function.Consumer;

/** Officers and roll-backs of a software module. */
final class SoftAdministration implements ModuleAdministration {

    private final ModuleGate gate;
    private final SealedState state;
    private final AccessGuard access;
    private final ModuleHealth health;
    private final SoftModuleParts parts;
    private final SoftModuleSettings settings;
    private final Consumer<StoredState> keys;

    /** @param keys puts the keys of a state into the empty registers */
    SoftAdministration(
            ModuleGate gate,
            SealedState state,
            AccessGuard access,
            ModuleHealth health,
            SoftModuleParts parts,
            SoftModuleSettings settings,
            Consumer<StoredState> keys) {
        this.gate = gate;
        this.state = state;
        this.access = access;
        this.health = health;
        this.parts = parts;
        this.settings = settings;
        this.keys = keys;
    }

    @Override
    public void appointOfficers(List<OfficerCredentials> officers) {
        Officers.requireFit(officers);
        List<StoredOfficer> hashed = Officers.hashed(officers, settings.access(), parts.random());
        gate.changing(() -> {
            access.requirePrivileged("appointing crypto officers");
            List<StoredOfficer> old = state.officers();
            state.officers(hashed);
            state.writeOr(() -> state.officers(old));
            return access.logOutAll();
        });
    }

    @Override
    public void requireAppointable(List<OfficerCredentials> officers) {
        Officers.requireFit(officers);
        gate.working(() -> {
            access.requirePrivileged("appointing crypto officers");
            return officers;
        });
    }

    @Override
    public boolean isRolledBack() {
        return gate.reading(health::isRolledBack);
    }

    @Override
    public void acceptRollBack() {
        gate.alone(() -> {
            requireRolledBack();
            access.requirePrivileged("accepting a roll-back");
            state.continueAfter(lastWitnessed());
            StoredState stored = state.reread();
            try {
                state.restart(stored, () -> keys.accept(stored));
            } finally {
                stored.closeKeys();
            }
            return stored;
        });
    }

    private void requireRolledBack() {
        if (!health.isRolledBack()) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_INSTRUCTION,
                    "no older copy of the state was put back; there is nothing to accept");
        }
    }

    private long lastWitnessed() {
        try {
            return parts.witness().lastGeneration(state.identity().moduleId()).orElse(0L);
        } catch (StateWitnessException e) {
            throw new SecurityModuleException(
                    SmStatus.DEVICE_FAILURE,
                    "the witness of the module's state is not available: " + e.getMessage(),
                    e);
        }
    }
}
