package io.ptoken.cli.commands.kmc;

import io.ptoken.kmc.ap1.Ap1Codec;
import picocli.CommandLine.Command;

/** {@code ptoken kmc}: keys from key management centres. */
@Command(
        name = "kmc",
        description = {
            "Gets vending keys from a key management centre (KMC).",
            "The order: module-key (once, for the KMC), import, request, upload, load-all. 'ptoken kmc list' tells what is "
                    + "next.",
            "Files are of the format " + Ap1Codec.PROFILE + "."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class KmcCommand {}
