package io.ptoken.cli.commands.module;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken module}: a security module itself. */
@Command(
        name = "module",
        description = "Looks after a security module: its self-test, its crypto officers, its log, its restored state.",
        synopsisSubcommandLabel = "COMMAND")
public final class ModuleCommand {

    private ModuleCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new ModuleCommand(),
                new ModuleSelfTestCommand(surroundings, opener),
                new ModuleOfficersCommand(surroundings, opener),
                new ModuleAccessCommand(surroundings, opener),
                new ModuleLoginCommand(surroundings, opener),
                new ModuleLogoutCommand(surroundings, opener),
                new ModuleLogCommand(surroundings, opener),
                new ModuleAcceptRollBackCommand(surroundings, opener));
    }
}
