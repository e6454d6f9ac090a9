package io.ptoken.service.operate.work;

import io.ptoken.service.access.Permission;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.CancelledException;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.JobCalls;
import io.ptoken.service.operate.call.JobCalls.Job;
import io.ptoken.service.operate.call.JobCalls.State;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Progress;
import io.ptoken.service.port.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Long work that runs or ran. It is carried out by whoever asked for it, in their thread: their dialogue is told of each step,
 * and whether somebody still listens makes no difference. Thread safe.
 */
final class Jobs {

    /** Jobs that are remembered. */
    static final int KEPT = 100;

    private final InstantSource clock;
    private final AuditLog audit;
    private final Deque<Running> known = new ArrayDeque<>();
    private long last;

    Jobs(InstantSource clock, AuditLog audit) {
        this.clock = clock;
        this.audit = audit;
    }

    /** Carries work out as a job. */
    <R> R run(Operator who, OperatorCall<R> call, Dialogue dialogue, Function<Dialogue, R> work) {
        Running job = begun(who, call);
        try {
            R result = work.apply(new Watched(dialogue, job));
            job.end(State.DONE, call.outcome(result), clock.instant());
            return result;
        } catch (CancelledException cancelled) {
            job.end(State.CANCELLED, "", clock.instant());
            throw cancelled;
        } catch (RuntimeException refused) {
            job.end(State.REFUSED, String.valueOf(refused.getMessage()), clock.instant());
            throw refused;
        }
    }

    private synchronized Running begun(Operator who, OperatorCall<?> call) {
        Running job = new Running(++last, call.action(), who, clock.instant());
        known.addLast(job);
        if (known.size() > KEPT) {
            known.stream().filter(Running::hasEnded).findFirst().ifPresent(known::remove);
        }
        return job;
    }

    /** Those that somebody may see, the newest first. */
    synchronized List<Job> seenBy(Operator who) {
        List<Job> seen = new ArrayList<>();
        for (Running job : known) {
            if (who.may(Permission.READ_DASHBOARD) || job.isOf(who)) {
                seen.add(job.snapshot());
            }
        }
        Collections.reverse(seen);
        return seen;
    }

    boolean cancel(JobCalls.Cancel call, Operator who) {
        Optional<Running> found = running(call.id());
        if (found.isEmpty()) {
            return false;
        }
        Running job = found.get();
        if (!job.isOf(who)) {
            who.require(Permission.MANAGE_NODE);
        }
        audit.append(who.actor().did(clock.instant(), call.action(), Long.toString(call.id()), job.action));
        job.cancel();
        return true;
    }

    private synchronized Optional<Running> running(long id) {
        return known.stream().filter(job -> job.id == id && !job.hasEnded()).findFirst();
    }

    /** One job; guarded by itself. */
    private static final class Running {

        private final long id;
        private final String action;
        private final Operator who;
        private final Instant started;
        private Optional<Instant> ended = Optional.empty();
        private State state = State.RUNNING;
        private int steps;
        private Optional<Progress> lastStep = Optional.empty();
        private String text = "";
        private boolean cancelled;

        Running(long id, String action, Operator who, Instant started) {
            this.id = id;
            this.action = action;
            this.who = who;
            this.started = started;
        }

        /** The owner may have the name of somebody's account. */
        boolean isOf(Operator other) {
            return who.isOwner() == other.isOwner()
                    && who.actor().name().equals(other.actor().name());
        }

        synchronized boolean hasEnded() {
            return ended.isPresent();
        }

        synchronized void cancel() {
            cancelled = true;
        }

        /** The step is done; the next one is not begun when somebody has cancelled. */
        synchronized void step(Progress step) {
            steps++;
            lastStep = Optional.of(step);
            if (cancelled) {
                throw new CancelledException();
            }
        }

        synchronized void end(State how, String told, Instant now) {
            state = how;
            text = told;
            ended = Optional.of(now);
        }

        synchronized Job snapshot() {
            return new Job(id, action, who.actor().name(), started, ended, state, steps, lastStep, text);
        }
    }

    /** Notes each step before it is told. */
    private record Watched(Dialogue dialogue, Running job) implements Dialogue {

        @Override
        public char[] secret(String what) {
            return dialogue.secret(what);
        }

        @Override
        public boolean confirm(String question) {
            return dialogue.confirm(question);
        }

        @Override
        public void show(String what, char[] secret) {
            dialogue.show(what, secret);
        }

        @Override
        public void hand(String what, InputStream data) throws IOException {
            dialogue.hand(what, data);
        }

        @Override
        public void progress(Progress step) {
            dialogue.progress(step);
            job.step(step);
        }
    }
}
