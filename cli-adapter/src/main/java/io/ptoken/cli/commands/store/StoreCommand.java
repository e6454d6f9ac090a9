package io.ptoken.cli.commands.store;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken store}. */
@Command(
        name = "store",
        description = "Looks at the store, and goes on with an older copy of it when nothing newer is left.")
public final class StoreCommand {

    private StoreCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(new StoreCommand(), new StoreAcceptOlderCommand(surroundings, opener));
    }
}
