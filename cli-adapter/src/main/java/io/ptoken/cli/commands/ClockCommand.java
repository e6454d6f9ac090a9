package io.ptoken.cli.commands;

import picocli.CommandLine.Command;

/** {@code ptoken clock}: the server's clock. */
@Command(
        name = "clock",
        description = "What to do about a clock that was set back.",
        synopsisSubcommandLabel = "COMMAND")
final class ClockCommand {}
