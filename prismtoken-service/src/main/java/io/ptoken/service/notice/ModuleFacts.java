package io.ptoken.service.notice;

import io.ptoken.hsm.ModuleReporting;
import io.ptoken.hsm.ModuleStatus;
import io.ptoken.hsm.VendingKeyAttributes;
import io.ptoken.hsm.VendingKeyRegisters;
import java.util.List;

/**
 * What the security module tells.
 *
 * @param status its identity, state, clock and counters
 * @param keys the vending keys in its registers
 * @param capacity registers it has
 */
public record ModuleFacts(ModuleStatus status, List<VendingKeyAttributes> keys, int capacity) {

    public ModuleFacts {
        keys = List.copyOf(keys);
    }

    /**
     * Asks a module.
     *
     * @throws io.ptoken.hsm.SecurityModuleException when it does not answer
     */
    public static <M extends ModuleReporting & VendingKeyRegisters> ModuleFacts of(M module) {
        return new ModuleFacts(module.status(), module.vendingKeys(), module.capacity());
    }
}
