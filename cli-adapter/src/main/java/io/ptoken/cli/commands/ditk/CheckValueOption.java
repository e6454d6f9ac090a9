package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.ditk.CheckValueRule;
import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The rule for check values of commands that work without an installation; the same flag everywhere. */
public final class CheckValueOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file with the rule for check values of EA 11 (assumptions.longKeyCheckValue)."
                    + " Default: the rule that is built in.")
    Optional<Path> config = Optional.empty();

    /** The rule for keys of an algorithm. */
    public CheckValueRule rule(EncryptionAlgorithm ea) throws IOException {
        Configuration configuration = config.isPresent() ? ConfigurationFile.read(config.get()) : Configuration.DEFAULT;
        return new CheckValueRule(ea, configuration.assumptions().longKeyCheckValue());
    }
}
