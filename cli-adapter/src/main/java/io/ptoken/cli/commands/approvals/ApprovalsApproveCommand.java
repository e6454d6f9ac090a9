package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ptoken approvals approve}. */
@Command(
        name = "approve",
        description = {
            "Approves a call of somebody else, who then repeats their command. Shows the whole call first, and asks for your"
                    + " password again.",
            "The approval is good for this call alone, once, within 24 hours. The owner of the installation approves nothing:"
                    + " name your account with --as."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken approvals approve 7 --as jane")
final class ApprovalsApproveCommand extends OperatorTask {

    @Parameters(paramLabel = "NUMBER", description = "The number of the request, as 'ptoken approvals list' shows it.")
    long id;

    ApprovalsApproveCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        ask(access, new ApprovalCalls.All(false)).stream()
                .filter(shown -> shown.id() == id)
                .forEach(shown -> ApprovalText.lines(shown).forEach(this::say));
        Shown approved = ask(access, new ApprovalCalls.Approve(id));
        say("Approved until " + approved.until() + ". Next: " + approved.asker() + " repeats the command.");
        return ExitCode.OK;
    }
}
