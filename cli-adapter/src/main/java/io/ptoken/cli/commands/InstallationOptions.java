package io.ptoken.cli.commands;

import io.ptoken.cli.Surroundings;
import io.ptoken.cli.config.Configuration;
import io.ptoken.cli.config.ConfigurationFile;
import io.ptoken.cli.config.DataDirectory;
import io.ptoken.cli.node.Installation;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which installation a command works on; the same flags everywhere. */
final class InstallationOptions {

    @Mixin
    DataOption data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file. Default: ptoken.yaml in the data directory.")
    Optional<Path> config = Optional.empty();

    @Mixin
    StaTablesOption staTables;

    /** The installation named; it must exist. */
    Installation installation(Surroundings surroundings) throws IOException {
        return describe(data.existing(surroundings), surroundings);
    }

    private Installation describe(DataDirectory directory, Surroundings surroundings) throws IOException {
        Path file = config.orElse(directory.configuration());
        boolean read = config.isPresent() || Files.exists(file);
        Configuration configuration = read ? ConfigurationFile.read(file) : Configuration.DEFAULT;
        Optional<Path> named = staTables.file(surroundings).or(() -> configured(configuration, file));
        StaTables tables = named.isPresent() ? StaTablesFile.read(named.get()) : StaTables.SAMPLE;
        return new Installation(directory, configuration, tables);
    }

    private static Optional<Path> configured(Configuration configuration, Path file) {
        return configuration.staTables().equals(Configuration.SAMPLE_TABLES)
                ? Optional.empty()
                : Optional.of(file.toAbsolutePath().resolveSibling(configuration.staTables()));
    }
}
