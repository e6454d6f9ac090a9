package io.ptoken.cli.commands.options;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.ConfigurationFile;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.cipher.StaTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which installation a command works on and how it is configured; the same flags everywhere. */
public final class ConfiguredOptions {

    @Mixin
    DataOption data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file. Default: ptoken.yaml in the data directory.")
    Optional<Path> config = Optional.empty();

    /** The installation named, which must exist; for commands that make no tokens, hence with the sample STA tables. */
    public Installation installation(Surroundings surroundings) throws IOException {
        DataDirectory directory = data.existing(surroundings);
        Path file = file(directory);
        boolean read = config.isPresent() || Files.exists(file);
        Configuration configuration = read ? ConfigurationFile.read(file) : Configuration.DEFAULT;
        return new Installation(directory, configuration, StaTables.SAMPLE, file);
    }

    /** The configuration file that was named, read; the built-in configuration where none was. For work without an installation. */
    Configuration alone() throws IOException {
        return config.isPresent() ? ConfigurationFile.read(config.get()) : Configuration.DEFAULT;
    }

    /** Where it lies; there must be an installation. */
    public DataDirectory directory(Surroundings surroundings) {
        return data.existing(surroundings);
    }

    /** The configuration file. */
    public Path file(DataDirectory directory) {
        return config.orElse(directory.configuration());
    }
}
