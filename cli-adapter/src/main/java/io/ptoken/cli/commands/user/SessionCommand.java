package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken session}: who is signed in. */
@Command(
        name = "session",
        description = "Lists and ends the sessions of accounts that have signed in. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class SessionCommand {

    private SessionCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings) {
        return CommandGroup.of(
                new SessionCommand(), new SessionListCommand(surroundings), new SessionRevokeCommand(surroundings));
    }
}
