package io.ptoken.cli.commands.alerts;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken alerts}: what needed attention, and who has taken note. */
@Command(
        name = "alerts",
        description = "Lists what needed attention, from when to when, and says that somebody has taken note.",
        synopsisSubcommandLabel = "COMMAND")
public final class AlertsCommand {

    private AlertsCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(ProgramSurroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new AlertsCommand(),
                new AlertsListCommand(surroundings, opener),
                new AlertsAcknowledgeCommand(surroundings, opener));
    }
}
