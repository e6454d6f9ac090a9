package io.ptoken.cli.commands.clock;

import picocli.CommandLine.Command;

/** {@code ptoken clock}: the server's clock. */
@Command(
        name = "clock",
        description = "Says what to do about a clock that was set back, and declares the present time right.",
        synopsisSubcommandLabel = "COMMAND")
public final class ClockCommand {}
