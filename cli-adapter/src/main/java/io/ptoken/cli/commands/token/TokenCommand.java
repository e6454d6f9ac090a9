package io.ptoken.cli.commands.token;

import io.ptoken.cli.ProgramSurroundings;
import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken token}: what has to do with single tokens. */
@Command(
        name = "token",
        description = "Reads, issues and verifies single tokens by hand.",
        synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand {

    private TokenCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(ProgramSurroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new TokenCommand(),
                new TokenDecodeCommand(),
                new TokenCardCommand(surroundings),
                new TokenCreditCommand(surroundings, opener),
                new TokenKeyChangeCommand(surroundings, opener),
                new TokenEngineeringCommand(surroundings, opener),
                new TokenMeterTestCommand(surroundings, opener),
                new TokenVerifyCommand(surroundings, opener),
                new TokenListCommand(surroundings, opener));
    }
}
