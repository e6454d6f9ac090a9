package io.ptoken.cli.commands.options;

import io.ptoken.node.config.Configuration;
import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Which installation a command works on; the same flags everywhere. */
public final class InstallationOptions {

    @Mixin
    ConfiguredOptions configured;

    @Mixin
    StaTablesOption staTables;

    /** The installation named; it must exist. */
    public Installation installation(Surroundings surroundings) throws IOException {
        Installation named = configured.installation(surroundings);
        Path file = configured.file(named.data());
        Optional<Path> tables = staTables.file(surroundings).or(() -> tables(named.configuration(), file));
        return tables.isPresent() ? named.withTables(StaTablesFile.read(tables.get())) : named;
    }

    /** Where it lies; there must be an installation. */
    public DataDirectory directory(Surroundings surroundings) {
        return configured.directory(surroundings);
    }

    /** The data directory named, whether or not there is an installation in it. */
    public DataDirectory named(Surroundings surroundings) {
        return configured.data.directory(surroundings);
    }

    /** The configuration file of a data directory. */
    public Path file(DataDirectory directory) {
        return configured.file(directory);
    }

    /** STA tables that are named apart from the configuration. */
    public Optional<Path> tables(Surroundings surroundings) {
        return staTables.file(surroundings);
    }

    /** The configuration file that was named, read; the built-in configuration where none was. For work without an installation. */
    public Configuration configurationAlone() throws IOException {
        return configured.alone();
    }

    /** The STA tables for work without an installation: those named by option or environment, or the sample set. */
    public StaTables tablesAlone(Surroundings surroundings) throws IOException {
        return staTables.orSample(surroundings);
    }

    private static Optional<Path> tables(Configuration configuration, Path file) {
        return configuration.staTables().equals(Configuration.SAMPLE_TABLES)
                ? Optional.empty()
                : Optional.of(file.toAbsolutePath().resolveSibling(configuration.staTables()));
    }
}
