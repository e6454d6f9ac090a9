package io.ptoken.cli.commands.job;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.OperatorTask;
import io.ptoken.cli.commands.task.ReadsOnly;
import io.ptoken.cli.console.Facts;
import io.ptoken.cli.document.Document;
import io.ptoken.cli.document.ErrorDocument;
import io.ptoken.cli.document.JobDocument;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.JobCalls.Job;
import io.ptoken.service.operate.call.JobCalls.State;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ptoken job show}. */
@ReadsOnly
@Command(
        name = "show",
        description = {
            "Shows where long work of the server stands, or what came of it. Exit code 3 when it is not known.",
            JobCommand.AT_A_SERVER
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken job show 3")
final class JobShowCommand extends OperatorTask {

    private static final String LIST = "'ptoken job list' shows those that are.";

    @Parameters(paramLabel = "JOB", description = "Its number in 'ptoken job list'.")
    long id;

    @Mixin
    OutputOptions output;

    JobShowCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected int work(OperatorAccess access) {
        Optional<Job> found = ask(access, new JobCalls.All()).stream()
                .filter(candidate -> candidate.id() == id)
                .findAny();
        if (output.json()) {
            output.print(spec, found.<Document>map(JobDocument.Job::of).orElseGet(this::notKnown));
        } else if (found.isPresent()) {
            Facts.print(spec.commandLine().getOut(), facts(found.get()));
        } else {
            say(sentence() + " " + LIST);
        }
        return found.isPresent() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private ErrorDocument notKnown() {
        return new ErrorDocument(
                new ErrorDocument.Failure("ENotKnown", Optional.of("JOB"), sentence(), Optional.of(LIST)));
    }

    private String sentence() {
        return "Job " + id + " is not known.";
    }

    private static Map<String, String> facts(Job job) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("job", Long.toString(job.id()));
        facts.put("what", job.action());
        facts.put("who", job.who());
        facts.put("state", job.state().toString());
        facts.put("started", job.started().truncatedTo(ChronoUnit.SECONDS).toString());
        job.ended()
                .ifPresent(end ->
                        facts.put("ended", end.truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.put("steps", Integer.toString(job.steps()));
        if (!job.text().isEmpty()) {
            facts.put(job.state() == State.DONE ? "result" : "reason", job.text());
        }
        return facts;
    }
}
