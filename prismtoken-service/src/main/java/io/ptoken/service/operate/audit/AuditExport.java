package io.ptoken.service.operate.audit;

import io.ptoken.service.Given;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Writes a period of the audit log for other programs. Rows are read page by page and written as they come, in bounded
 * memory; rows that are appended meanwhile are not part of it.
 */
public final class AuditExport {

    private final AuditLog log;
    private final InstantSource clock;

    public AuditExport(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Writes the rows. That somebody took a copy of the log is an entry of the log, written before the first row.
     *
     * @param actor who asks
     * @param origin address they ask from
     * @param out receives the text; the caller closes it
     * @return rows written
     * @throws IOException when {@code out} fails
     * @throws io.ptoken.service.port.StoreException when the store does
     */
    public long write(AuditPeriod period, AuditFormat format, String actor, String origin, Appendable out)
            throws IOException {
        Given.value("out", out);
        long last = begin(period, format, actor, origin).sequence();
        out.append(format.heading());
        AuditRows rows = AuditRows.of(log, period, 0);
        long count = 0;
        while (rows.hasNext()) {
            AuditRow row = rows.next();
            if (isPart(row, last)) {
                out.append(format.row(row));
                count++;
            }
        }
        return count;
    }

    /**
     * True for a row that is part of the copy; what this node appends later is not.
     *
     * @param last number of the last row of this node that is
     */
    public static boolean isPart(AuditRow row, long last) {
        return row.sequence() <= last || NodeChain.idOf(row.sequence()) != NodeChain.idOf(last);
    }

    /**
     * Writes the entry of the log that somebody takes a copy of it, for those who read the rows themselves.
     *
     * @param actor who asks
     * @param origin address they ask from
     * @return the last row of the copy
     * @throws io.ptoken.service.port.StoreException when the store fails
     */
    public Link begin(AuditPeriod period, AuditFormat format, String actor, String origin) {
        Given.value("period", period);
        Given.value("format", format);
        Given.value("actor", actor);
        Given.value("origin", origin);
        log.append(new AuditEntry(
                clock.instant(), actor, origin, "audit.export", "", AuditEntry.OK, "", period + " as " + format));
        return log.head();
    }
}
