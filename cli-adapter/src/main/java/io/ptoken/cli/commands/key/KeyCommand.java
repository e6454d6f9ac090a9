package io.ptoken.cli.commands.key;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken key}: what has to do with keys outside any module. */
@Command(name = "key", description = "Checks keys on paper.", synopsisSubcommandLabel = "COMMAND")
public final class KeyCommand {

    private KeyCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings) {
        return CommandGroup.of(new KeyCommand(), new KeyCheckCommand(surroundings));
    }
}
