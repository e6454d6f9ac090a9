package io.ptoken.cli.commands.options;

import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.OneModule;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which security module is meant; the same flag everywhere. */
public final class ModuleOption {

    @Option(
            names = "--module",
            paramLabel = "NAME",
            description =
                    "The security module: its name under 'modules' in ptoken.yaml. Not needed when there is but one.")
    Optional<String> named = Optional.empty();

    /** Its name; empty where there is but one. */
    public Optional<String> name() {
        return named;
    }

    public OneModule chosen(Installation installation) {
        return OneModule.of(installation, named);
    }
}
