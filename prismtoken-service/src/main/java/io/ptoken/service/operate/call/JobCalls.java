package io.ptoken.service.operate.call;

import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on long work. A call that takes long is a job: it goes on when whoever asked for it has gone, and what came of it is
 * kept for a while.
 *
 * @param <R> what it answers
 */
public sealed interface JobCalls<R> extends OperatorCall<R> {

    /** Where a job stands. */
    enum State {
        /** It is carried out. */
        RUNNING,
        /** It was carried out. */
        DONE,
        /** It was refused, or failed; {@link Job#text} says why. */
        REFUSED,
        /** Somebody cancelled it between two steps; what was done before stays done. */
        CANCELLED
    }

    /**
     * A job.
     *
     * @param id number, from 1, as long as the server runs
     * @param action name of the call
     * @param who asked for it
     * @param started when it began
     * @param ended when it ended; empty while it runs
     * @param state where it stands
     * @param steps how many steps are done
     * @param last the last step that was done
     * @param text what came of it, or why it was refused; empty for any other
     */
    record Job(
            long id,
            String action,
            String who,
            Instant started,
            Optional<Instant> ended,
            State state,
            int steps,
            Optional<Progress> last,
            String text) {}

    /** A call that looks at jobs; everybody sees their own, and who sees the dashboard sees all. */
    @Override
    default Permission permission() {
        return Permission.READ_KEYS;
    }

    @Override
    default Audited audited() {
        return Audited.IF_REFUSED;
    }

    /** Those that run, and those that ended lately, the newest first. */
    record All() implements JobCalls<List<Job>> {

        @Override
        public String action() {
            return "job.list";
        }
    }

    /** Ends one of one's own after the step that it is at; an administrator may end any. False when it does not run. */
    record Cancel(long id) implements JobCalls<Boolean> {

        @Override
        public String action() {
            return "job.cancel";
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
