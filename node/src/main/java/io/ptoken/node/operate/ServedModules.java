package io.ptoken.node.operate;

import io.ptoken.hsm.licence.TransactionLicensing;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.OneModule;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.service.Param;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.operate.keyload.KeyExchangeException;
import io.ptoken.service.operate.keyload.OperatedModule;
import io.ptoken.service.operate.keyload.OperatedModules;
import io.ptoken.service.operate.pool.ListedModule;
import io.ptoken.sts.key.KeyCheckValueMethod;
import java.util.List;
import java.util.Optional;

/** The modules that a server has open, by the names of its configuration. */
public record ServedModules(Installation installation, ServedModule served) implements OperatedModules {

    @Override
    public OperatedModule choose(Optional<String> name) {
        String meant = name(name);
        return find(meant)
                .orElseThrow(() -> new KeyExchangeException("the server has no module '" + Param.echo(meant)
                        + "' open: ptoken.yaml was changed since it was started; restart it"));
    }

    @Override
    public List<ListedModule> listed() {
        return ListedModules.of(installation);
    }

    @Override
    public OperatedModule software() {
        return find(OneModule.software(installation).name())
                .orElseThrow(() ->
                        new NotPossibleException("the server has no software security module open: ptoken.yaml was"
                                + " changed since it was started; restart it"));
    }

    /** Offered to each, as by the API. */
    @Override
    public TransactionLicensing licensing() {
        return served.module();
    }

    @Override
    public KeyCheckValueMethod checkValues() {
        return KeyCheckValueMethod.standard(
                installation.configuration().assumptions().longKeyCheckValue());
    }

    private Optional<OperatedModule> find(String name) {
        return served.singly().stream()
                .filter(module -> module.name().equals(name))
                .findFirst();
    }

    private String name(Optional<String> name) {
        try {
            return OneModule.of(installation, name).name();
        } catch (CommandFailure wrong) {
            throw new KeyExchangeException(String.valueOf(wrong.getMessage()));
        }
    }
}
