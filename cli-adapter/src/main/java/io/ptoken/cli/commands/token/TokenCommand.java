package io.ptoken.cli.commands.token;

import picocli.CommandLine.Command;

/** {@code ptoken token}: what has to do with single tokens. */
@Command(
        name = "token",
        description = "Reads, issues and verifies single tokens by hand.",
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {}
