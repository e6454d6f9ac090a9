package io.ptoken.cli.commands.clock;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken clock}: the server's clock. */
@Command(
        name = "clock",
        description = "Says what to do about a clock that was set back, and declares the present time right.",
        synopsisSubcommandLabel = "COMMAND")
public final class ClockCommand {

    private ClockCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(new ClockCommand(), new ClockAcceptCommand(surroundings, opener));
    }
}
