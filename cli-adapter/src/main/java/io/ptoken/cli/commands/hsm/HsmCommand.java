package io.ptoken.cli.commands.hsm;

import picocli.CommandLine.Command;

/** {@code ptoken hsm}: hardware security modules. */
@Command(
        name = "hsm",
        description = {
            "Looks after hardware security modules: TSM500i over the network, TSM250 at a serial port, and simulated ones.",
            "Nothing here was tried with real hardware yet; 'ptoken hsm simulate' makes modules to try with."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class HsmCommand {}
