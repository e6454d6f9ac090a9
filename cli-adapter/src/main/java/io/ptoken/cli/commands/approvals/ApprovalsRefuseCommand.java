package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ptoken approvals refuse}. */
@Command(
        name = "refuse",
        description = "Refuses a call that waits for a second person, or withdraws one of your own.",
        footerHeading = "%nExample:%n",
        footer = "  ptoken approvals refuse 7 --as jane --reason \"ask the manager first\"")
final class ApprovalsRefuseCommand extends OperatorTask {

    @Parameters(paramLabel = "NUMBER", description = "The number of the request, as 'ptoken approvals list' shows it.")
    long id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
    String reason = "";

    ApprovalsRefuseCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        Shown refused = ask(access, new ApprovalCalls.Refuse(id, reason));
        say("Refused " + refused.call() + " of " + refused.asker() + ".");
        return ExitCode.OK;
    }
}
