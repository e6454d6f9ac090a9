package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken token}: what has to do with single tokens. */
@Command(name = "token", description = "Look at single tokens.", synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {}
