package io.ptoken.service.operate.keyload;

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
}
