package io.ptoken.cli.commands.nodes;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken nodes}: the nodes that share the store. */
@Command(
        name = "nodes",
        description = "Forgets a node that shares the store; 'ptoken status --all' shows them.",
        synopsisSubcommandLabel = "COMMAND")
public final class NodesCommand {

    private NodesCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(new NodesCommand(), new NodesForgetCommand(surroundings, opener));
    }
}
