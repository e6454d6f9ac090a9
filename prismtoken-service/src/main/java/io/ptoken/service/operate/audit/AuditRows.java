package io.ptoken.service.operate.audit;

import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows of the audit log, read page by page, so that a long log takes no more memory than a short one and the store is free
 * for others in between. Not thread safe; made anew for each reading.
 */
public final class AuditRows implements Iterator<AuditRow> {

    private static final int PAGE = 1000;

    private final AuditLog log;
    private final AuditPeriod period;
    private long last;
    private Iterator<AuditRow> page = List.<AuditRow>of().iterator();
    private boolean atEnd;

    private AuditRows(AuditLog log, AuditPeriod period, long after) {
        this.log = log;
        this.period = period;
        this.last = after;
    }

    /** Rows of a period behind a sequence number, 0 for all. */
    public static AuditRows of(AuditLog log, AuditPeriod period, long after) {
        return new AuditRows(log, period, after);
    }

    /** The same as a stream, which need not be closed. */
    public static Stream<AuditRow> stream(AuditLog log, AuditPeriod period, long after) {
        Iterable<AuditRow> rows = () -> of(log, period, after);
        return StreamSupport.stream(rows.spliterator(), false);
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !atEnd) {
            List<AuditRow> rows = log.page(period.from(), period.to(), last, PAGE);
            page = rows.iterator();
            atEnd = rows.isEmpty();
        }
        return page.hasNext();
    }

    @Override
    public AuditRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more rows");
        }
        AuditRow row = page.next();
        last = Math.max(last, row.sequence());
        return row;
    }
}
