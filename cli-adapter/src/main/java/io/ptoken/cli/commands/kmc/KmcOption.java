package io.ptoken.cli.commands.kmc;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which KMC is meant; the same flag everywhere. */
final class KmcOption {

    @Option(
            names = "--kmc",
            paramLabel = "KMC",
            description = "The KMC: its name, KMCID, or serial or fingerprint in it. Not needed when there is but one.")
    Optional<String> named = Optional.empty();

    /** As it was named; empty where there is but one. */
    Optional<String> name() {
        return named;
    }
}
