package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.keyentry.KeyEntry;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.manufacture.DitkCustody;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.kmc.agreement.TrustAnchor;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One security module that an operator works on: one alone, or a member of a pool.
 *
 * @param name what it is called in the configuration; under this name is stored what it does not tell of itself
 * @param module the module itself
 * @param loading its keys from KMCs, watched by its pool; empty when it cannot load any
 * @param entry its keys in the clear, watched by its pool; empty when it takes none
 * @param custody its DITKs, watched by its pool; empty when it takes none from here
 * @param anchor tells under whose signature its public keys stand, if that is known
 */
public record OperatedModule(
        String name,
        SecurityModule module,
        Optional<KeyLoading> loading,
        Optional<KeyEntry> entry,
        Optional<DitkCustody> custody,
        Supplier<Optional<TrustAnchor>> anchor) {

    /** A module alone. */
    public static OperatedModule alone(String name, SecurityModule module, Supplier<Optional<TrustAnchor>> anchor) {
        return new OperatedModule(name, module, module.keyLoading(), module.keyEntry(), module.ditkCustody(), anchor);
    }

    /** True when it lists its KEK slots, and with each key through which of them it came. */
    public boolean listsSlots() {
        return !module.lacks().containsKey(ModuleCapability.KEK_SLOT_LIST);
    }
}
