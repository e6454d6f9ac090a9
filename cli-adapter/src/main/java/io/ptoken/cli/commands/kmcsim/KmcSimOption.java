package io.ptoken.cli.commands.kmcsim;

import io.ptoken.cli.kmcsim.SimulatorDirectory;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the KMC simulator lies; the same flag everywhere. */
final class KmcSimOption {

    private static final String VARIABLE = "PTOKEN_KMC_SIM";

    @Option(
            names = "--sim",
            paramLabel = "DIR",
            description = "Directory of the KMC simulator. Default: PTOKEN_KMC_SIM of the environment, else ./kmc-sim.")
    Optional<Path> sim = Optional.empty();

    /** The directory named, whether or not it exists. */
    SimulatorDirectory directory(Surroundings surroundings) {
        return new SimulatorDirectory(
                sim.or(() -> surroundings.variable(VARIABLE).map(Path::of)).orElse(SimulatorDirectory.DEFAULT));
    }
}
