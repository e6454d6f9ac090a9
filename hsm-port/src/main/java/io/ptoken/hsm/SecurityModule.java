package io.ptoken.hsm;

import java.util.Optional;

/**
 * A vending security module: all roles that every module has. Implementations are thread safe. {@link AccessControl} is
 * apart, because not every module has officers, and so is {@link KeyLoading}.
 */
public interface SecurityModule extends TokenVending, VendingKeyRegisters, ModuleReporting, TransactionLicensing {

    /** Loading of keys from KMCs, empty for a module that cannot; the answer never changes. */
    default Optional<KeyLoading> keyLoading() {
        return Optional.empty();
    }
}
