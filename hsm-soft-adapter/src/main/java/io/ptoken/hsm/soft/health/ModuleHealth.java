package io.ptoken.hsm.soft.health;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleState;
import java.util.Optional;

/**
 * Whether the module may still be trusted. A failed self-check leads to the error state, an altered state file to the
 * tampered state, which outranks it; both last until the module is opened again. Thread safe.
 */
public final class ModuleHealth {

    private volatile Optional<Fault> fault = Optional.empty();
    private volatile boolean rolledBack;

    /**
     * Why the module is out of service.
     *
     * @param state ERROR or TAMPERED
     * @param text for people: what was found and what to do
     */
    record Fault(ModuleState state, String text) {

        SecurityModuleException refusal() {
            return new SecurityModuleException(
                    state == ModuleState.TAMPERED ? SmStatus.TAMPERED_STATE : SmStatus.APP_ERROR_STATE, text);
        }
    }

    /** Enters the error state; returns what the caller throws. */
    public synchronized SecurityModuleException fail(String text) {
        fault = fault.or(() -> Optional.of(new Fault(ModuleState.ERROR, text)));
        return new SecurityModuleException(SmStatus.APP_ERROR_STATE, text);
    }

    /** Enters the tampered state; returns what the caller throws. */
    public synchronized SecurityModuleException tamper(String text) {
        if (!isTampered()) {
            fault = Optional.of(new Fault(ModuleState.TAMPERED, text));
        }
        return new SecurityModuleException(SmStatus.TAMPERED_STATE, text);
    }

    /** Enters the tampered state because an older copy of the state was put back. */
    public synchronized void rolledBack(String text) {
        tamper(text);
        rolledBack = true;
    }

    /** Leaves the tampered state, when the owner has accepted the older copy. */
    public synchronized void accept() {
        rolledBack = false;
        fault = Optional.empty();
    }

    /** True when {@link #accept} is possible. */
    public boolean isRolledBack() {
        return rolledBack;
    }

    /** What went wrong first, if anything did. */
    public Optional<String> failure() {
        return fault.map(Fault::text);
    }

    /** OPERATIONAL, ERROR or TAMPERED. */
    public ModuleState state() {
        return fault.map(Fault::state).orElse(ModuleState.OPERATIONAL);
    }

    public boolean isTampered() {
        return state() == ModuleState.TAMPERED;
    }

    /**
     * Lets a module go on that is neither tampered with nor in error.
     *
     * @throws SecurityModuleException 57 in the tampered state, 58 in the error state
     */
    public void requireSound() {
        Optional<Fault> present = fault;
        if (present.isPresent()) {
            throw present.get().refusal();
        }
    }
}
