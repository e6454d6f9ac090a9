package io.ptoken.cli.commands.kmc;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.cli.commands.vk.VkDeleteCommand;
import io.ptoken.kmc.ap1.Ap1Codec;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ptoken kmc}: keys from key management centres. */
@Command(
        name = "kmc",
        description = {
            "Gets vending keys from a key management centre (KMC).",
            "The order: module-key (once, for the KMC), import, request, upload, load-all. 'ptoken kmc list' tells what is "
                    + "next.",
            "Files are of the format " + Ap1Codec.PROFILE + "."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class KmcCommand {

    private KmcCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new KmcCommand(),
                new KmcListCommand(surroundings, opener),
                new KmcTrustCommand(surroundings, opener),
                new KmcImportCommand(surroundings, opener),
                new KmcModuleKeyCommand(surroundings, opener),
                new KmcRequestCommand(surroundings, opener),
                new KmcUploadCommand(surroundings, opener),
                new KmcLoadAllCommand(surroundings, opener),
                new KmcLoadCommand(surroundings, opener),
                new KmcEndCommand(surroundings, opener),
                new KmcDeleteCommand(surroundings, opener),
                new KmcRemoveCommand(surroundings, opener),
                new CommandGroup.Made("unload", () -> unload(surroundings, opener)));
    }

    /** What 'vk delete' is, where people look for it who get their keys from a KMC. */
    private static CommandLine unload(Surroundings surroundings, StoreOpener opener) {
        CommandLine unload = new CommandLine(new VkDeleteCommand(surroundings, opener));
        unload.getCommandSpec().name("unload").usageMessage().footer("  ptoken kmc unload 3");
        return unload;
    }
}
