package io.ptoken.cli.commands.options;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the installation lies; the same flag everywhere. */
public final class DataOption {

    private static final String VARIABLE = "PTOKEN_DATA";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory. Default: PTOKEN_DATA of the environment, else ./data.")
    Optional<Path> data = Optional.empty();

    /** The data directory named, whether or not it exists. */
    public DataDirectory directory(Surroundings surroundings) {
        return new DataDirectory(
                data.or(() -> surroundings.variable(VARIABLE).map(Path::of)).orElse(DataDirectory.DEFAULT));
    }

    /** The data directory named; there must be an installation in it. */
    public DataDirectory existing(Surroundings surroundings) {
        DataDirectory directory = directory(surroundings);
        directory.requireInstallation();
        return directory;
    }
}
