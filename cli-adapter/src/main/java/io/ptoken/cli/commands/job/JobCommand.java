package io.ptoken.cli.commands.job;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken job}: long work. */
@Command(
        name = "job",
        description =
                "Lists and cancels long work of a server, such as loading keys or verifying the audit log. It goes on"
                        + " when the command that began it has ended.",
        synopsisSubcommandLabel = "COMMAND")
public final class JobCommand {

    /** For the help of each. */
    static final String AT_A_SERVER = "Without a server there are none: what a command does itself ends with it.";

    private JobCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new JobCommand(),
                new JobListCommand(surroundings, opener),
                new JobShowCommand(surroundings, opener),
                new JobCancelCommand(surroundings, opener));
    }
}
