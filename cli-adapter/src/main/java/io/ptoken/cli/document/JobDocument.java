package io.ptoken.cli.document;

import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.JobCalls.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Long work. */
public sealed interface JobDocument extends Document {

    /** The jobs that run or ended lately, the newest first. */
    @DocumentKind("jobs")
    record Jobs(List<Job> jobs) implements JobDocument {

        public static Jobs of(List<JobCalls.Job> jobs) {
            return new Jobs(jobs.stream().map(Job::of).toList());
        }
    }

    /** Whether a job was cancelled: it ends after the step that it is at. False when it does not run. */
    @DocumentKind("cancelled-job")
    record Cancelled(long id, boolean cancelled) implements JobDocument {}

    /**
     * A job.
     *
     * @param action name of the call
     * @param who asked for it
     * @param ended left out while it runs
     * @param steps how many are done
     * @param text what came of it, or why it was refused
     */
    @DocumentKind("job")
    record Job(
            long id,
            String action,
            String who,
            Instant started,
            Optional<Instant> ended,
            State state,
            int steps,
            Optional<String> text)
            implements JobDocument {

        public static Job of(JobCalls.Job job) {
            return new Job(
                    job.id(),
                    job.action(),
                    job.who(),
                    Times.seconds(job.started()),
                    Times.seconds(job.ended()),
                    job.state(),
                    job.steps(),
                    Texts.some(job.text()));
        }
    }
}
