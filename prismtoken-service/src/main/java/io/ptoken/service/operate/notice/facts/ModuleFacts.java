package io.ptoken.service.operate.notice.facts;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.hsm.status.ModuleStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What the security module tells.
 *
 * @param status its identity, state, clock and counters
 * @param keys the vending keys in its registers
 * @param capacity registers it has
 * @param drift how far its clock was ahead of the server's when it told
 */
public record ModuleFacts(ModuleStatus status, List<VendingKeyAttributes> keys, int capacity, Duration drift) {

    public ModuleFacts {
        keys = List.copyOf(keys);
    }

    /**
     * Asks a module.
     *
     * @param clock the server's
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when it does not answer
     */
    public static <M extends ModuleReporting & VendingKeyRegisters> ModuleFacts of(M module, InstantSource clock) {
        ModuleStatus status = module.status();
        Duration drift =
                Duration.between(clock.instant(), status.clock()); // before the keys, which may take their time
        return new ModuleFacts(status, module.vendingKeys(), module.capacity(), drift);
    }

    /** The drift in whole seconds, those begun not counted. */
    public long driftSeconds() {
        return drift.toMillis() / 1000;
    }
}
