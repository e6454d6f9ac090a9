package io.ptoken.node.operate;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.OneModule;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import java.util.Optional;

/** The modules that a server has open, by the names of its configuration. */
public record ServedModules(Installation installation, ServedModule served) implements OperatedModules {

    @Override
    public OperatedModule choose(Optional<String> name) {
        String meant = name(name);
        return served.singly().stream()
                .filter(module -> module.name().equals(meant))
                .findFirst()
                .orElseThrow(() -> new KeyExchangeException("the server has no module '" + meant
                        + "' open: ptoken.yaml was changed since it was started; restart it"));
    }

    private String name(Optional<String> name) {
        try {
            return OneModule.of(installation, name).name();
        } catch (CommandFailure wrong) {
            throw new KeyExchangeException(String.valueOf(wrong.getMessage()));
        }
    }
}
