package io.ptoken.service.clock;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The server's clock for issuing. A clock that was set back makes token identifiers that a meter takes for old ones: the
 * customer pays and the meter refuses. So a clock that is behind what the audit log has seen is not issued by, until it is
 * right again or somebody declares it to be right. Thread safe.
 */
public final class ForwardClock {

    /** Name of the audit entry that declares the clock right. */
    public static final String ACCEPT = "clock.accept";

    private static final int ROWS_LOOKED_AT = 1000;

    private final InstantSource clock;
    private final AuditLog auditLog;
    private final Duration tolerance;

    /** A lost update costs nothing: it is of the same moment. */
    private volatile Instant latest = Instant.MIN;

    /**
     * Begins with the latest time among the last entries of the audit log.
     *
     * @param tolerance how far the clock may be behind, as small corrections and the clocks of several nodes are
     */
    public ForwardClock(InstantSource clock, AuditLog auditLog, Duration tolerance) {
        this.clock = clock;
        this.auditLog = auditLog;
        this.tolerance = tolerance;
        seen(latestInLog());
    }

    /**
     * The present time.
     *
     * @throws ServiceException {@code EService} when the clock was set back
     */
    public Instant instant() {
        Instant now = clock.instant();
        Duration behind = behind(now);
        if (behind.compareTo(tolerance) > 0) {
            return requireAccepted(now);
        }
        seen(now);
        return now;
    }

    /** How far the clock is behind the latest time seen; zero or less when it is not. */
    public Duration behind() {
        return behind(clock.instant());
    }

    /** The entry may have been made by another process; the log is only looked into while the clock is refused. */
    private Instant requireAccepted(Instant now) {
        latest = latestInLog();
        Duration behind = behind(now);
        if (behind.compareTo(tolerance) > 0) {
            throw new ServiceException(
                    ErrorCode.SERVICE,
                    "ClockSetBack",
                    "the server's clock says " + now + ", " + behind.toMinutes()
                            + " minutes before the latest entry of the audit log; nothing was issued."
                            + " Set the clock right, or declare it right with 'ptoken clock accept'");
        }
        return now;
    }

    private Duration behind(Instant now) {
        Instant last = latest;
        return last.equals(Instant.MIN) ? Duration.ZERO : Duration.between(now, last);
    }

    /** The latest time since the clock was last declared right. */
    private Instant latestInLog() {
        long from = Math.max(0, auditLog.head().sequence() - ROWS_LOOKED_AT);
        List<AuditRow> rows =
                auditLog.page(Instant.EPOCH, Instant.ofEpochSecond(253_402_300_800L), from, ROWS_LOOKED_AT);
        Instant last = Instant.MIN;
        for (AuditRow row : rows) {
            AuditEntry entry = row.entry();
            boolean later = entry.action().equals(ACCEPT) || entry.at().isAfter(last);
            last = later ? entry.at() : last;
        }
        return last;
    }

    private void seen(Instant now) {
        Instant last = latest;
        // One write a second will do; every token would make all cores fight for this one word.
        if (last.equals(Instant.MIN) || now.isAfter(last.plusSeconds(1))) {
            latest = now;
        }
    }
}
