package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken token}: what has to do with single tokens. */
@Command(
        name = "token",
        description = "Reads, issues and verifies single tokens by hand.",
        synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {}
