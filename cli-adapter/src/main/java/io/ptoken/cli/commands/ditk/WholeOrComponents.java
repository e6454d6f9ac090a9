package io.ptoken.cli.commands.ditk;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a DITK is typed at the terminal; the same flag everywhere. */
public final class WholeOrComponents {

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--components",
            paramLabel = "N",
            description = "It is typed at the terminal in 2 or 3 components, one for each custodian; 1: whole.")
    Optional<Integer> components = Optional.empty();

    /** How many, 1 for a whole key; empty when nothing is said. */
    public Optional<Integer> components() {
        return components;
    }

    /** Throws a usage error unless there are 1-3. */
    public void requireValid() {
        components.filter(count -> count < 1 || count > 3).ifPresent(count -> {
            throw new ParameterException(spec.commandLine(), "--components: got '" + count + "', expected 1-3");
        });
    }
}
