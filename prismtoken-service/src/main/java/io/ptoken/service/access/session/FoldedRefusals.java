package io.ptoken.service.access.session;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.access.AddressBlock;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals of callers without a session, so that a stranger cannot fill the disk: one row for each kind in a minute says how many they
 * were, when the minute is over. A kind is an address (of IPv6, 64 bits), a method, a code and, where one of that name exists, an
 * account. At most {@value #MOST_KINDS} kinds are told apart in a minute; what goes beyond is counted without its address. A crash
 * loses the count of one minute.
 *
 * <p>Such rows have a budget on the disk. When half of it is used up, one row is written for each kind in a day, and so few kinds
 * are told apart that the other half lasts as long as rows are kept; then a crash loses the count of a day. Thread safe.
 */
public final class FoldedRefusals implements RefusalCounts {

    static final int MOST_KINDS = 1_000;

    /** What a row takes on the disk at most, with its place in the indexes. */
    static final int ROW_BYTES = 1_200;

    /** How many days rows are kept, unless somebody wants more. */
    private static final int DAYS_KEPT = 400;

    /** That strangers can be refused with: of a session, and of a sign-in its proof, form, version and realm. */
    private static final int CODES = 5;

    private static final int BYTES_PER_MEGABYTE = 1_000_000;
    private static final Duration COUNT_AGAIN = Duration.ofHours(1);

    /** Stands for all addresses that are not told apart. */
    private static final String OTHERS = "others";

    private static final System.Logger LOG = System.getLogger(FoldedRefusals.class.getName());

    /** @param end when its row is due */
    private record Kind(Instant begin, Instant end, String block, String action, String account, String outcome) {

        private Kind withoutAddress() {
            return new Kind(begin, end, OTHERS, action, "", outcome);
        }

        private Kind ofTheDay() {
            return new Kind(begin, end, OTHERS, OTHERS, "", outcome);
        }
    }

    /** @param origin where all of them came from: an address, or a block when there were several */
    private record Counted(long calls, String origin, AuditEntry last) {

        private Counted and(AuditEntry entry, String block) {
            return new Counted(calls + 1, origin.equals(entry.origin()) ? origin : block, entry);
        }
    }

    private final AuditLog log;
    private final InstantSource clock;
    private final long budget;
    private final boolean atOnce;
    private final Map<Kind, Counted> counted = new LinkedHashMap<>();
    private Instant lookAgain = Instant.MIN;
    private long stored;

    /** @param megabytes what the rows may take on the disk */
    public FoldedRefusals(AuditLog log, InstantSource clock, int megabytes) {
        this(log, clock, (long) megabytes * BYTES_PER_MEGABYTE / ROW_BYTES, false);
    }

    private FoldedRefusals(AuditLog log, InstantSource clock, long budget, boolean atOnce) {
        this.log = log;
        this.clock = clock;
        this.budget = budget;
        this.atOnce = atOnce;
    }

    /** Written as they come: for a process that carries one command out, and that no stranger reaches. */
    public static FoldedRefusals written(AuditLog log, InstantSource clock) {
        return new FoldedRefusals(log, clock, Long.MAX_VALUE, true);
    }

    /**
     * Counts a refusal; one that names an account as its actor is written whatever others there are.
     *
     * @param account the account that was claimed, when there is one of that name; empty for no account
     * @throws StoreException when it is written and cannot be
     */
    public void add(AuditEntry entry, String account) {
        if (atOnce || !entry.actor().isEmpty()) {
            log.appendRefusal(entry);
        } else {
            count(entry, account);
        }
    }

    private synchronized void count(AuditEntry entry, String account) {
        boolean byDay = stored + MOST_KINDS >= budget / 2;
        ChronoUnit unit = byDay ? ChronoUnit.DAYS : ChronoUnit.MINUTES;
        Instant begin = entry.at().truncatedTo(unit);
        String block = AddressBlock.of(entry.origin()).text();
        Kind kind = new Kind(begin, begin.plus(unit.getDuration()), block, entry.action(), account, entry.outcome());
        long most = byDay ? Math.max(1, budget / 2 / DAYS_KEPT - CODES) : MOST_KINDS;
        if (counted.containsKey(kind) || counted.size() < most) {
            counted.merge(kind, new Counted(1, entry.origin(), entry), (was, one) -> was.and(entry, block));
        } else {
            counted.merge(
                    byDay ? kind.ofTheDay() : kind.withoutAddress(),
                    new Counted(1, OTHERS, entry),
                    (was, one) -> was.and(entry, OTHERS));
        }
    }

    @Override
    public void look() {
        try {
            measure(clock.instant());
            write(clock.instant());
        } catch (StoreException e) {
            LOG.log(WARNING, "refused calls are not in the audit log, because the store fails: " + e.getMessage());
        }
    }

    @Override
    public void end() {
        try {
            write(Instant.MAX);
        } catch (StoreException e) {
            LOG.log(WARNING, "refused calls are not in the audit log, because the store fails: " + e.getMessage());
        }
    }

    private void measure(Instant now) {
        if (!now.isBefore(lookAgain)) {
            long there = log.unsignedRows();
            synchronized (this) {
                stored = there;
                lookAgain = now.plus(COUNT_AGAIN);
            }
        }
    }

    /** Writes what was counted until then. What the store does not take is lost, so that it takes no memory. */
    private void write(Instant until) {
        for (AuditEntry row : taken(until)) {
            log.appendRefusal(row);
        }
    }

    private synchronized List<AuditEntry> taken(Instant until) {
        List<AuditEntry> rows = new ArrayList<>();
        counted.entrySet().removeIf(each -> {
            boolean due = !each.getKey().end().isAfter(until);
            if (due) {
                rows.add(row(each.getKey(), each.getValue()));
            }
            return due;
        });
        stored += rows.size();
        return rows;
    }

    private static AuditEntry row(Kind kind, Counted counted) {
        AuditEntry last = counted.last();
        if (counted.calls() == 1 && !kind.block().equals(OTHERS)) {
            return last;
        }
        return new AuditEntry(
                last.at(),
                "",
                counted.origin(),
                kind.action(),
                kind.account(),
                kind.outcome(),
                AuditEntry.SEVERAL + counted.calls(),
                "so many from " + kind.begin() + " to " + kind.end() + ", the last of them: " + last.detail());
    }
}
