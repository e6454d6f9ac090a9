package io.ptoken.cli.commands.job;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.document.JobDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.JobCalls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken job cancel}. */
@Command(
        name = "cancel",
        description = {
            "Ends long work of the server after the step that it is at; what was done before stays done. Exit code 1 when it"
                    + " does not run.",
            "One's own, or any with the role of an administrator.",
            JobCommand.AT_A_SERVER
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken job cancel 3")
final class JobCancelCommand extends OperatorTask {

    @Parameters(paramLabel = "JOB", description = "Its number in 'ptoken job list'.")
    long id;

    @Mixin
    OutputOptions output;

    JobCancelCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        boolean cancelled = ask(access, new JobCalls.Cancel(id));
        if (output.json()) {
            output.print(spec, new JobDocument.Cancelled(id, cancelled));
        } else {
            say(cancelled ? "Job " + id + " ends after the step that it is at." : "Job " + id + " does not run.");
        }
        return cancelled ? ExitCode.OK : ExitCode.FAILURE;
    }
}
