package io.ptoken.cli.commands.kmcsim;

import picocli.CommandLine.Command;

/** {@code ptoken kmc-sim}: a key management centre for tests. */
@Command(
        name = "kmc-sim",
        description = {
            "Simulates a key management centre for tests and demonstrations, in a directory of its own.",
            "It speaks STSKMS-AP1, an assumed profile: no real module takes its files, and no real KMC reads a request."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class KmcSimCommand {}
