package io.ptoken.service.operate.audit;

import java.time.Instant;

/**
 * A period of the audit log.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
public record AuditPeriod(Instant from, Instant to) {

    /** All there is: 30,000 years to either side of 1970. */
    public static final AuditPeriod ALL =
            new AuditPeriod(Instant.ofEpochSecond(-(1L << 40)), Instant.ofEpochSecond(1L << 40));

    /** For people; an open end is named as such. */
    @Override
    public String toString() {
        return (from.equals(ALL.from()) ? "from the beginning" : "from " + from)
                + (to.equals(ALL.to()) ? "" : " to " + to);
    }
}
