package io.ptoken.cli.commands.options;

import io.ptoken.node.config.DataDirectory;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where the installation lies; the same flag everywhere. */
public final class DataOption {

    private static final String VARIABLE = "PTOKEN_DATA";

    /** What no shell takes apart. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./@%+=:,-]+");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory. Default: PTOKEN_DATA of the environment, else ./data.")
    Optional<Path> data = Optional.empty();

    /** The option as it was typed, with a blank before it, for a command to type next; empty when it was not. */
    public String typed() {
        return data.map(directory -> " --data " + quoted(directory.toString())).orElse("");
    }

    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }

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
