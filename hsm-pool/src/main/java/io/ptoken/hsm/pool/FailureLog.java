package io.ptoken.hsm.pool;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a member: counted one by one, logged when they begin and when they end. Those of calls end when a call is
 * answered; a member that was silent when it was looked at is well when it tells again. Thread safe.
 */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger(ModulePool.class.getName());

    private final String member;
    private long count;
    private @Nullable Instant last;
    private @Nullable Fault fault;
    private volatile @Nullable Instant since;
    private boolean calls;

    FailureLog(String member) {
        this.member = member;
    }

    /** A call failed for a reason that is the member's. */
    synchronized void callFailed(Instant now, Fault why) {
        calls = true;
        failed(now, why);
    }

    /** It did not answer when it was looked at. */
    synchronized void lookFailed(Instant now, Fault why) {
        failed(now, why);
    }

    private void failed(Instant now, Fault why) {
        count++;
        last = now;
        fault = why;
        if (since == null) {
            since = now;
            LOG.log(
                    WARNING,
                    "module " + why.sentence() + "; it is left alone for a pause, again and again until it answers");
        }
    }

    /** A call was answered. Without a failure to end it takes no lock: every sale passes here. */
    void callAnswered() {
        if (since != null) {
            end();
        }
    }

    /** It answered when it was looked at. */
    synchronized void lookAnswered() {
        if (!calls) {
            end();
        }
    }

    private synchronized void end() {
        if (since != null) {
            since = null;
            calls = false;
            LOG.log(INFO, "module " + member + " answers again; failures since the start: " + count);
        }
    }

    /** What there was so far. */
    synchronized MemberReport.Failures report() {
        return new MemberReport.Failures(
                count,
                Optional.ofNullable(last),
                Optional.ofNullable(fault).map(Fault::sentence),
                Optional.ofNullable(since));
    }
}
