package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.commands.task.CommandGroup;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import picocli.CommandLine.Command;

/** {@code ptoken approvals}: calls that take a second person. */
@Command(
        name = "approvals",
        description = {
            "Lists, approves and refuses calls that take a second person.",
            "Which those are the preference ptoken.secondPersonFor says."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ApprovalsCommand {

    private ApprovalsCommand() {}

    /** With its subcommands. */
    public static CommandGroup of(Surroundings surroundings, StoreOpener opener) {
        return CommandGroup.of(
                new ApprovalsCommand(),
                new ApprovalsListCommand(surroundings, opener),
                new ApprovalsApproveCommand(surroundings, opener),
                new ApprovalsRefuseCommand(surroundings, opener),
                new ApprovalsOffCommand(surroundings, opener),
                new ApprovalsAcknowledgeCommand(surroundings, opener));
    }
}
