package io.ptoken.cli.commands.ditk;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In how many components a DITK is held; the same flag everywhere. */
public final class ComponentsOption {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--components",
            paramLabel = "N",
            required = true,
            description = "2 or 3 components, one for each custodian; the key is their XOR.")
    int components;

    /** How many. */
    public int components() {
        return components;
    }

    /** Throws a usage error unless there are 2 or 3. */
    public void requireValid() {
        if (components < 2 || components > 3) {
            throw new ParameterException(spec.commandLine(), "--components: got '" + components + "', expected 2 or 3");
        }
    }
}
