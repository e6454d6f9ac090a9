package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken kmc}: keys from key management centres. */
@Command(
        name = "kmc",
        description = {
            "Get vending keys from a key management centre (KMC).",
            "The order: import, request, upload, load-all. 'ptoken kmc list' tells what is next.",
            "Files are of the format " + KmcCommand.PROFILE + "."
        },
        synopsisSubcommandLabel = "COMMAND")
final class KmcCommand {

    static final String PROFILE = "STSKMS-AP1, assumed profile, not interoperable";
}
