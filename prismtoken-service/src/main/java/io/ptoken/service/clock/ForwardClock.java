package io.ptoken.service.clock;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The server's clock for issuing. A clock that was set back makes token identifiers that a meter takes for old ones: the
 * customer pays and the meter refuses. So a clock that is behind what the audit log has seen is not issued by, until it is
 * right again or somebody declares it to be right. Thread safe.
 */
public final class ForwardClock {

    private final InstantSource clock;
    private final AuditLog auditLog;
    private final Duration tolerance;
    private final ClockWatch watch;

    private volatile LatestTime seen;

    /**
     * The latest time seen since the clock was declared right.
     *
     * @param accepted number of the audit row that declared it; 0 for none
     * @param latest {@link Instant#MIN} when nothing was seen
     */
    private record LatestTime(long accepted, Instant latest) {}

    /**
     * Begins with the latest time of the audit log.
     *
     * @param tolerance how far the clock may be behind, as small corrections and the clocks of several nodes are
     * @param watch looks whether it is ahead
     */
    public ForwardClock(InstantSource clock, AuditLog auditLog, Duration tolerance, ClockWatch watch) {
        this.watch = watch;
        this.clock = clock;
        this.auditLog = auditLog;
        this.tolerance = tolerance;
        this.seen = since(auditLog.lastClockAccept());
    }

    /**
     * The present time.
     *
     * @throws ServiceException {@code EService} when the clock was set back, or is ahead
     */
    public Instant instant() {
        Instant now = clock.instant();
        watch.doubt().ifPresent(doubt -> {
            throw new ServiceException(ErrorCode.SERVICE, "ClockAhead", doubt);
        });
        if (isTooFarBehind(now)) {
            requireAccepted(now);
        }
        seen(now);
        return now;
    }

    /** Why nothing is issued by a clock that is ahead; empty when it is believed. */
    public Optional<String> doubt() {
        return watch.doubt();
    }

    /** How far the clock is behind the latest time seen; zero or less when it is not. */
    public Duration behind() {
        return behind(clock.instant());
    }

    /**
     * Declares the present time to be right, by an entry of the audit log: every process that works on it issues by this time
     * from then on. Does nothing where the clock is neither behind nor doubted.
     *
     * @param actor who declares it
     * @return how far the clock was behind
     */
    public Duration accept(Actor actor) {
        Instant now = clock.instant();
        Duration behind = behind(now);
        Optional<String> doubt = watch.doubt();
        if (behind.compareTo(Duration.ZERO) > 0 || doubt.isPresent()) {
            String detail = doubt.isPresent() ? "it was doubted" : behind.toMinutes() + " minutes behind the audit log";
            auditLog.append(actor.did(now, AuditLog.CLOCK_ACCEPT, "", detail));
            watch.accept();
        }
        return behind;
    }

    /**
     * Another process may have declared the clock right meanwhile; nothing else makes this one forget what it has seen. The log
     * is only asked while the clock is refused.
     */
    private void requireAccepted(Instant now) {
        long accepted = auditLog.lastClockAccept();
        if (accepted > seen.accepted()) {
            seen = since(accepted);
        }
        if (isTooFarBehind(now)) {
            throw new ServiceException(
                    ErrorCode.SERVICE,
                    "ClockSetBack",
                    "the server's clock says " + now + ", "
                            + behind(now).toMinutes()
                            + " minutes before the latest entry of the audit log; nothing was issued."
                            + " Set the clock right, or declare it right with 'ptoken clock accept'");
        }
    }

    private boolean isTooFarBehind(Instant now) {
        return behind(now).compareTo(tolerance) > 0;
    }

    private Duration behind(Instant now) {
        Instant last = seen.latest();
        return last.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, last);
    }

    private LatestTime since(long accepted) {
        return new LatestTime(accepted, auditLog.latestFrom(accepted).orElse(Instant.MIN));
    }

    private void seen(Instant now) {
        LatestTime last = seen;
        // One write a second will do; every token would make all cores fight for this one word.
        if (last.latest().equals(Instant.MIN) || now.isAfter(last.latest().plusSeconds(1))) {
            // A lost update costs nothing: it is of the same moment.
            seen = new LatestTime(last.accepted(), now);
        }
    }
}
