package io.ptoken.hsm;

import io.ptoken.hsm.access.AccessControl;
import io.ptoken.hsm.key.VendingKeyRegisters;
import io.ptoken.hsm.keyload.KeyLoading;
import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.hsm.status.ModuleReporting;
import io.ptoken.hsm.vend.TokenVending;
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
