package io.ptoken.hsm.simulator;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What the commands of a firmware work with.
 *
 * @param module the module that does the work
 * @param profile what it shall look like
 * @param settings of the protocol
 * @param clock the simulator's own
 * @param log its events
 */
record Served(
        SecurityModule module,
        SimulatorProfile profile,
        ProtocolSettings settings,
        SimulatedClock clock,
        EventLog log) {

    ModuleId id(ModuleStatus status) {
        return profile.moduleId().orElseGet(() -> new ModuleId(status.moduleId()));
    }

    /** The module's own time. */
    Instant time(ModuleStatus status) {
        return clock.moduleTime(status.clock());
    }

    /** The key in a register that the profile shows. */
    Optional<VendingKeyAttributes> key(RegisterNumber register) {
        return module.vendingKeys().stream()
                .filter(key -> key.register().equals(register) && register.value() <= profile.registers())
                .findFirst();
    }

    /** Refuses a register that the profile does not show; the module itself sees to the others. */
    void requireShown(RegisterNumber register) {
        if (register.value() > profile.registers()) {
            throw new SecurityModuleException(
                    SmStatus.VK_REG_NOT_FOUND_ERROR,
                    "register " + register + " of a module with " + profile.registers() + " registers");
        }
    }
}
