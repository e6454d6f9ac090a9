package io.ptoken.node.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.kmc.agreement.TrustAnchor;
import java.util.Optional;

/**
 * The module that a command loads keys into.
 *
 * @param name what it is called in the configuration; under this name is stored what it does not tell of itself
 * @param module the module, open; whoever opened it closes it
 * @param anchor under whose signature its public keys stand, if that is known
 */
public record ChosenModule(String name, SecurityModule module, Optional<TrustAnchor> anchor) {

    /** True when it lists its KEK slots, and with each key through which of them it came. */
    public boolean listsSlots() {
        return !module.lacks().containsKey(ModuleCapability.KEK_SLOT_LIST);
    }
}
