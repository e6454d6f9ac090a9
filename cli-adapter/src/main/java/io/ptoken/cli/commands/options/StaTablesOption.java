package io.ptoken.cli.commands.options;

import io.ptoken.node.process.Surroundings;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.StaTablesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The file of the licensed STA tables; the same flag everywhere. */
public final class StaTablesOption {

    private static final String VARIABLE = "PTOKEN_STA_TABLES";

    @Option(
            names = "--sta-tables",
            paramLabel = "FILE",
            description = "STA tables for EA 07. Default: PTOKEN_STA_TABLES of the environment, if set.")
    Optional<Path> file = Optional.empty();

    /** The file named by option or environment. */
    public Optional<Path> file(Surroundings surroundings) {
        return file.or(() -> surroundings.variable(VARIABLE).map(Path::of));
    }

    /** The tables of that file, or the built-in sample set. */
    public StaTables orSample(Surroundings surroundings) throws IOException {
        Optional<Path> named = file(surroundings);
        return named.isPresent() ? StaTablesFile.read(named.get()) : StaTables.SAMPLE;
    }
}
