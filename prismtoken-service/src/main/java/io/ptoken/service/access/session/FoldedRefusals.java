package io.ptoken.service.access.session;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals of callers without a session, so that a stranger cannot fill the disk: of each kind in a minute the first is written as it
 * comes; the others are counted, and one row says how many they were when the minute is over. A crash loses the count of one minute. At
 * most {@value #MOST_KINDS} kinds are told apart in a minute; what goes beyond is counted without its address. Thread safe.
 */
public final class FoldedRefusals implements RefusalCounts {

    static final int MOST_KINDS = 1_000;

    /** Stands for all addresses that are not told apart. */
    private static final String OTHERS = "others";

    private static final System.Logger LOG = System.getLogger(FoldedRefusals.class.getName());

    private record Kind(Instant minute, String origin, String action, String subject, String outcome, String detail) {

        private Kind withoutAddress() {
            return new Kind(minute, OTHERS, action, "", outcome, "");
        }
    }

    /** What came after the first. */
    private record Counted(long more, AuditEntry last) {}

    private final AuditLog log;
    private final InstantSource clock;
    private final Map<Kind, Counted> counted = new LinkedHashMap<>();

    public FoldedRefusals(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Writes or counts a refusal; one that names an account as its actor is written whatever others there are.
     *
     * @param account the account that was claimed, when there is one of that name; empty for no account
     * @throws StoreException when it is the first of its kind and cannot be written
     */
    public void add(AuditEntry entry, String account) {
        Kind kind = new Kind(
                entry.at().truncatedTo(ChronoUnit.MINUTES),
                entry.origin(),
                entry.action(),
                account,
                entry.outcome(),
                entry.detail());
        if (!entry.actor().isEmpty() || isFirst(kind, entry)) {
            log.appendRefusal(entry);
        }
    }

    private synchronized boolean isFirst(Kind kind, AuditEntry entry) {
        Counted before = counted.get(kind);
        if (before == null && counted.size() < MOST_KINDS) {
            counted.put(kind, new Counted(0, entry));
            return true;
        }
        Kind told = before == null ? kind.withoutAddress() : kind;
        counted.merge(told, new Counted(1, entry), (was, one) -> new Counted(was.more() + 1, entry));
        return false;
    }

    @Override
    public void look() {
        write(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    @Override
    public void end() {
        write(Instant.MAX);
    }

    private void write(Instant before) {
        for (AuditEntry row : taken(before)) {
            try {
                log.appendRefusal(row);
            } catch (StoreException e) {
                LOG.log(WARNING, "refused calls are not in the audit log, because the store fails: " + e.getMessage());
                return;
            }
        }
    }

    private synchronized List<AuditEntry> taken(Instant before) {
        List<AuditEntry> rows = new ArrayList<>();
        counted.entrySet().removeIf(each -> {
            boolean over = each.getKey().minute().isBefore(before);
            if (over && each.getValue().more() > 0) {
                rows.add(row(each.getKey(), each.getValue()));
            }
            return over;
        });
        return rows;
    }

    private static AuditEntry row(Kind kind, Counted counted) {
        AuditEntry last = counted.last();
        return new AuditEntry(
                last.at(),
                "",
                kind.origin(),
                kind.action(),
                kind.subject(),
                kind.outcome(),
                AuditEntry.SEVERAL + counted.more(),
                "so many more in the minute " + kind.minute() + ", the last of them: " + last.detail());
    }
}
