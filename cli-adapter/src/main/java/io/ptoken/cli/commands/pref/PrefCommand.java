package io.ptoken.cli.commands.pref;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken pref}: preferences. */
@Command(
        name = "pref",
        description = "Reads and changes the preferences. Works while the server runs, which follows within a second.",
        synopsisSubcommandLabel = "COMMAND")
public final class PrefCommand {

    private PrefCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new PrefCommand(),
                new PrefListCommand(surroundings, opener),
                new PrefGetCommand(surroundings, opener),
                new PrefSetCommand(surroundings, opener),
                new PrefResetCommand(surroundings, opener));
    }
}
