package io.ptoken.cli.commands.task;

import java.util.Arrays;
import picocli.CommandLine;

/** A command that only leads to others, as {@code ptoken audit}. */
public final class CommandGroup {

    private CommandGroup() {}

    /** The command with its subcommands, in the order in which help lists them. */
    public static CommandLine of(Object command, Object... subcommands) {
        CommandLine group = new CommandLine(command);
        Arrays.stream(subcommands).forEach(group::addSubcommand);
        return group;
    }
}
