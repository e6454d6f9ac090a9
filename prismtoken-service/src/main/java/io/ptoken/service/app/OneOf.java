package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.Param;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import java.util.Optional;

/** The modules of an application that has no configuration. */
final class OneOf {

    private static final String NAME = "module";

    private OneOf() {}

    /** The one that makes the tokens. */
    static OperatedModules application(SecurityModule module) {
        return name -> {
            if (name.isPresent() && !name.get().equals(NAME)) {
                throw new KeyExchangeException(
                        "there is no module '" + Param.echo(name.get()) + "'; there is: " + NAME);
            }
            return OperatedModule.alone(NAME, module, Optional::empty);
        };
    }
}
