package io.ptoken.cli.commands.approvals;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ListOutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
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
    ListOutputOptions output;

    ApprovalsListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Shown> requests = ask(access, new ApprovalCalls.All(all));
        if (output.json()) {
            Facts.printJson(
                    spec.commandLine().getOut(),
                    requests.stream().map(ApprovalText::facts).toList());
        } else if (requests.isEmpty()) {
            say("No call waits for an approval.");
        } else {
            requests.forEach(shown -> ApprovalText.lines(shown).forEach(this::say));
        }
        return ExitCode.OK;
    }
}
