package io.ptoken.cli.commands.module;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken module}: the software security module itself. */
@Command(
        name = "module",
        description =
                "Looks after the software security module: its self-test, its crypto officers, its restored state.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModuleCommand {

    private ModuleCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new ModuleCommand(),
                new ModuleSelfTestCommand(surroundings, opener),
                new ModuleOfficersCommand(surroundings, opener),
                new ModuleAcceptRollBackCommand(surroundings, opener));
    }
}
