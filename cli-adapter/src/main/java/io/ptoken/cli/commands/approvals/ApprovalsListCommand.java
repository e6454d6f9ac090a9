package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.document.ApprovalDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.ApprovalCalls.Shown;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ptoken approvals list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists the calls that wait for a second person, and those that were approved and not used, the newest first.",
            "Everybody sees their own; administrators and auditors see all."
        })
final class ApprovalsListCommand extends OperatorTask {

    @Option(names = "--all", description = "Those as well that are done with.")
    boolean all;

    @Mixin
    OutputOptions output;

    ApprovalsListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Shown> requests = ask(access, new ApprovalCalls.All(all));
        if (output.json()) {
            output.print(spec, ApprovalDocument.Approvals.of(requests));
        } else if (requests.isEmpty()) {
            say("No call waits for an approval.");
        } else {
            requests.forEach(shown -> ApprovalText.lines(shown).forEach(this::say));
        }
        return ExitCode.OK;
    }
}
