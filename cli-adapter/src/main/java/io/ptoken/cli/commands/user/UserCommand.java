package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import picocli.CommandLine.Command;

/** {@code ptoken user}: accounts. */
@Command(
        name = "user",
        description = "Keeps the accounts that may sign in. Works while the server runs.",
        synopsisSubcommandLabel = "COMMAND")
public final class UserCommand {

    private UserCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings) {
        return CommandGroup.of(
                new UserCommand(),
                new UserAddCommand(surroundings),
                new UserListCommand(surroundings),
                new UserShowCommand(surroundings),
                new UserPasswdCommand(surroundings),
                new UserRolesCommand(surroundings),
                new UserDisableCommand(surroundings),
                new UserEnableCommand(surroundings),
                new UserUnlockCommand(surroundings),
                new UserExpireCommand(surroundings),
                new UserCertificateCommand(surroundings),
                new UserCertificatesCommand(surroundings),
                new UserRemoveCommand(surroundings));
    }
}
