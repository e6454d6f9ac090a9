package io.ptoken.cli.commands.audit;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.AuditCalls;
import picocli.CommandLine.Command;

/** {@code ptoken audit acknowledge}. */
@Command(
        name = "acknowledge",
        description = {
            "Says that somebody knows of rows that stood in the audit log where none belongs, and ends the notice of them.",
            "The rows stay where they were moved to, and the log goes on telling of them."
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken audit acknowledge")
final class AuditAcknowledgeCommand extends OperatorTask {

    AuditAcknowledgeCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        say(
                ask(access, new AuditCalls.AcknowledgeStrays())
                        ? "Acknowledged."
                        : "No rows were moved since it was last acknowledged.");
        return ExitCode.OK;
    }
}
