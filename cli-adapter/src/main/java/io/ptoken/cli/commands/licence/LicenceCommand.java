package io.ptoken.cli.commands.licence;

import picocli.CommandLine.Command;

/** {@code ptoken licence}: transaction licences. */
@Command(
        name = "licence",
        description = "Loads transaction licences, and issues them for software modules of your own.",
        synopsisSubcommandLabel = "COMMAND")
public final class LicenceCommand {}
