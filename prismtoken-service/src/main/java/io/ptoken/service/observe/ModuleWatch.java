package io.ptoken.service.observe;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.status.ForeignFirmware;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.operate.preference.ModePreference;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks at a security module. Each look reads status and registers of the module; a hardware module in PRIVILEGED state
 * counts calls, so look at one through something that remembers (operating requirements section 10). Thread safe.
 */
public final class ModuleWatch {

    private final SecurityModule module;
    private final InstallationMode mode;
    private final InstantSource clock;

    /**
     * @param mode what the module is used for
     * @param clock compared with the module's
     */
    public ModuleWatch(SecurityModule module, InstallationMode mode, InstantSource clock) {
        this.module = module;
        this.mode = mode;
        this.clock = clock;
    }

    /** The module at this moment, or empty when it does not answer. */
    public Optional<ModuleObservation> look() {
        try {
            return Optional.of(
                    ModuleObservation.of(module.status(), module.vendingKeys(), module.capacity(), clock.instant()));
        } catch (SecurityModuleException unanswered) {
            return Optional.empty();
        }
    }

    /** Whether the module can be used for what the installation is for. */
    public ReadinessCheck readiness() {
        return () -> {
            try {
                ModuleStatus status = module.status();
                Optional<ForeignFirmware> foreign =
                        module instanceof ModulePool pool ? pool.foreign() : mode.objection(status);
                if (foreign.isPresent()) {
                    return foreign.map(ModePreference::refusal);
                }
                if (status.details().getOrDefault("pool.serving", "").equals("0")) {
                    return Optional.of("no module of the pool serves");
                }
                return status.state().isInService()
                        ? Optional.empty()
                        : Optional.of("the security module is in state " + status.state());
            } catch (SecurityModuleException unanswered) {
                return Optional.of("the security module does not answer: " + unanswered.getMessage());
            }
        };
    }
}
