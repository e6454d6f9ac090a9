package io.ptoken.cli.commands.job;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.TextTable;
import io.ptoken.cli.document.JobDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.JobCalls.Job;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ptoken job list}. */
@ReadsOnly
@Command(
        name = "list",
        description = {
            "Lists long work of the server that runs, and what ended lately, the newest first.",
            "Everybody sees their own, and who sees the dashboard sees all.",
            JobCommand.AT_A_SERVER
        })
final class JobListCommand extends OperatorTask {

    @Mixin
    OutputOptions output;

    JobListCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        List<Job> jobs = ask(access, new JobCalls.All());
        if (output.json()) {
            output.print(spec, JobDocument.Jobs.of(jobs));
        } else if (jobs.isEmpty()) {
            say("No jobs.");
        } else {
            TextTable table = TextTable.of("JOB", "STARTED", "WHO", "WHAT", "STATE", "STEPS");
            jobs.forEach(job -> table.row(
                    Long.toString(job.id()),
                    job.started().truncatedTo(ChronoUnit.SECONDS).toString(),
                    job.who(),
                    job.action(),
                    job.state().toString(),
                    Integer.toString(job.steps())));
            table.lines("", columns()).forEach(this::say);
        }
        return ExitCode.OK;
    }
}
