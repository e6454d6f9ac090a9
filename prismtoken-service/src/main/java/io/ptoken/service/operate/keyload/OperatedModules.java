package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.util.List;
import java.util.Optional;

/** The security modules of an installation, by name. Thread safe. */
@FunctionalInterface
public interface OperatedModules {

    /**
     * The one that is meant.
     *
     * @param name in the configuration; empty where there is but one
     * @throws KeyExchangeException when none or several are meant
     */
    OperatedModule choose(Optional<String> name);

    /**
     * The software module of the installation, for what is done to that alone.
     *
     * @throws io.ptoken.service.operate.call.NotPossibleException where there is none
     */
    default OperatedModule software() {
        return choose(Optional.empty());
    }

    /**
     * Takes a licence for whichever it was made for, as far as they are open together; else for the software module.
     *
     * @throws io.ptoken.service.operate.call.NotPossibleException where there is none
     */
    default TransactionLicensing licensing() {
        return software().module();
    }

    /** Those that the configuration lists, in its order; none where it lists none. */
    default List<ListedModule> listed() {
        return List.of();
    }

    /** True where they sell, so that their failures are counted; false where one is opened for a command alone. */
    default boolean sell() {
        return true;
    }

    /** How check values of keys in the clear are computed. */
    default KeyCheckValueMethod checkValues() {
        return KeyCheckValueMethod.standard();
    }
}
