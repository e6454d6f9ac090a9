package io.ptoken.cli.commands.ditk;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.cli.commands.token.DitkTokensCommand;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken ditk}: the keys of new meters. */
@Command(
        name = "ditk",
        description = "Makes, loads and checks the keys of new meters (DITKs), and their components.",
        synopsisSubcommandLabel = "COMMAND")
public final class DitkCommand {

    private DitkCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new DitkCommand(),
                new DitkGenerateCommand(surroundings, opener),
                new DitkLoadCommand(surroundings, opener),
                new DitkListCommand(surroundings, opener),
                new DitkDeleteCommand(surroundings, opener),
                new DitkTokensCommand(surroundings, opener),
                new DitkProveCommand(surroundings, opener),
                new DitkSplitCommand(surroundings),
                new DitkCombineCommand(surroundings),
                new DitkParityCommand(surroundings),
                new DitkSheetCommand());
    }
}
