package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ApprovalCalls;
import picocli.CommandLine.Command;

/** {@code ptoken approvals acknowledge}. */
@Command(
        name = "acknowledge",
        description = "Says that an administrator knows of 'ptoken approvals off', and ends the notice of it.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken approvals acknowledge --as jane")
final class ApprovalsAcknowledgeCommand extends OperatorTask {

    ApprovalsAcknowledgeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        say(
                ask(access, new ApprovalCalls.Acknowledge())
                        ? "Acknowledged."
                        : "Nobody has switched the second person off since it was last acknowledged.");
        return ExitCode.OK;
    }
}
