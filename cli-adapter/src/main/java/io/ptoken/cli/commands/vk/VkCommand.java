package io.ptoken.cli.commands.vk;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken vk}: vending keys. */
@Command(
        name = "vk",
        description =
                "Lists the vending keys of a security module; loads and deletes single ones of the software module.",
        synopsisSubcommandLabel = "COMMAND")
public final class VkCommand {

    private VkCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new VkCommand(),
                new VkLoadCommand(surroundings, opener),
                new VkListCommand(surroundings, opener),
                new VkShowCommand(surroundings, opener),
                new VkDeleteCommand(surroundings, opener));
    }
}
