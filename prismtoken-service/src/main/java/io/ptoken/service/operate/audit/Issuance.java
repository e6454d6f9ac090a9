package io.ptoken.service.operate.audit;

import io.ptoken.service.operate.audit.AuditVerdict.Broken;
import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.IssueJournal;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Trace;
import io.ptoken.service.storemark.VendCounters;
import io.ptoken.service.vending.result.IssueCall;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the calls that issued, as the audit log tells them, against the results that are stored and the identifiers that are
 * used. What differs for a cause is told, the rest is a finding.
 */
final class Issuance {

    private static final int PAGE = 200;

    /** What is stored just now may not have been read yet. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /** Identifiers are never removed, and there are many: those of so long are counted. */
    private static final Duration COUNTED = Duration.ofDays(31);

    private static final Pattern TOKEN = Pattern.compile("class \\d+/\\d+ SGC \\d+ KRN \\d+ TID (\\d+) amount ");

    /** The first and last identifier of the time that is counted, of a base date. */
    private record Window(BaseDate baseDate, int first, int last) {

        boolean has(int tid) {
            return tid >= first && tid <= last;
        }
    }

    private final IssueJournal journal;
    private final TrimmingAges ages;
    private final List<Window> windows;
    private final Map<CallKey, AuditRow> pending = new LinkedHashMap<>();
    private final Instant settled;
    private Optional<AuditRow> youngestWithout = Optional.empty();
    private Optional<AuditRow> misfit = Optional.empty();
    private Optional<AuditRow> unused = Optional.empty();
    private long matched;
    private long without;
    private long unidentified;
    private long counted;
    private long refused;
    private long leases;

    Issuance(IssueJournal journal, AuditEvidence evidence) {
        this.journal = journal;
        this.settled = evidence.now().minus(SETTLED);
        this.ages = new TrimmingAges(Preferences.RESULT_RETENTION_DAYS.name(), evidence.now(), evidence.resultAge());
        this.windows = windows();
    }

    /** Is told every row. */
    void note(AuditRow row) {
        ages.note(row);
        AuditEntry entry = row.entry();
        if (entry.action().equals(VendCounters.LEASE_LOST) && entry.actor().equals(AuditLog.OWN_ACCORD)) {
            leases++;
            return;
        }
        if (!entry.action().startsWith("issue")) {
            return;
        }
        if (!entry.outcome().equals(AuditEntry.OK)) {
            refused++;
            return;
        }
        Matcher token = TOKEN.matcher(entry.detail());
        if (token.lookingAt()) {
            count(token);
            AuditRow same = pending.put(new CallKey(entry.actor(), entry.messageId()), row);
            if (same != null) {
                lacksResult(same);
            }
            if (pending.size() >= PAGE) {
                compare();
            }
        }
    }

    private void count(Matcher token) {
        do {
            int tid = Integer.parseInt(token.group(1));
            if (tid == 0) {
                unidentified++;
            } else if (windows.stream().anyMatch(window -> window.has(tid))) {
                counted++;
            }
        } while (token.find());
    }

    private void compare() {
        for (Trace trace : journal.traces(List.copyOf(pending.keySet()))) {
            AuditRow row = pending.get(trace.key());
            if (row == null || !trace.stored().equals(row.entry().at())) {
                continue; // of a later call, whose message was free again
            }
            pending.remove(trace.key());
            if (!trace.stored().isAfter(settled)) {
                matched++;
            }
            if (!IssueCall.fits(row.entry().detail(), trace.tokens())) {
                misfit = misfit.or(() -> Optional.of(row));
            } else if (!trace.used()) {
                unused = unused.or(() -> Optional.of(row));
            }
        }
        pending.values().forEach(this::lacksResult);
        pending.clear();
    }

    private void lacksResult(AuditRow row) {
        without++;
        if (youngestWithout
                .filter(young -> !row.entry().at().isAfter(young.entry().at()))
                .isEmpty()) {
            youngestWithout = Optional.of(row);
        }
    }

    /**
     * What is wrong, when all rows were told.
     *
     * @param from the log has all rows of this moment and later
     */
    Optional<Broken> finding(long rows, Instant from) {
        compare();
        return misfit.map(row -> broken(
                        rows, row, "the result that is stored of row " + row.sequence() + " is not what was issued"))
                .or(() -> unused.map(row -> broken(
                        rows,
                        row,
                        "an identifier that row " + row.sequence() + " issued is not among those that are used")))
                .or(() -> youngestWithout
                        .filter(row -> ages.isTooYoung(row.entry().at()))
                        .map(row -> broken(
                                rows,
                                row,
                                "the result of row " + row.sequence() + " is gone, and not of an age to be trimmed")))
                .or(() -> unaudited(rows, from))
                .or(() -> missingIdentifiers(rows));
    }

    /** Results that nobody audited: somebody put them there for a client to fetch. */
    private Optional<Broken> unaudited(long rows, Instant from) {
        long stored = journal.results(from, settled.plusNanos(1_000));
        return stored > matched
                ? Optional.of(new Broken(
                        rows,
                        0,
                        Fault.ISSUANCE,
                        (stored - matched) + " results are stored of which the log says nothing"))
                : Optional.empty();
    }

    private Optional<Broken> missingIdentifiers(long rows) {
        long used = used();
        return counted > used
                ? Optional.of(new Broken(
                        rows,
                        0,
                        Fault.ISSUANCE,
                        (counted - used) + " identifiers that were issued are not among those that are used"))
                : Optional.empty();
    }

    /** What differs for a cause, a sentence each. */
    List<String> explained() {
        List<String> causes = new ArrayList<>();
        if (without > 0) {
            causes.add(without + " results were trimmed by age.");
        }
        if (unidentified > 0) {
            causes.add(unidentified + " tokens of key changes carry no identifier.");
        }
        if (leases > 0) {
            causes.add("The counter of the software module ran ahead " + leases
                    + " times of what it made, by a lease that was lost with a process that was killed: see '"
                    + VendCounters.LEASE_LOST + "' in the log.");
        }
        long lost = used() - counted;
        if (lost > 0) {
            causes.add(lost + " identifiers of the last " + COUNTED.toDays()
                    + " days were reserved for calls that were refused, failed or cut off by a crash; the log has "
                    + refused + " refused calls to issue in all.");
        }
        return causes;
    }

    private long used() {
        return windows.stream()
                .mapToLong(window -> journal.used(
                        window.baseDate(), new TokenIdentifier(window.first()), new TokenIdentifier(window.last())))
                .sum();
    }

    private static Broken broken(long rows, AuditRow row, String text) {
        return new Broken(rows, row.sequence(), Fault.ISSUANCE, text);
    }

    /** The identifiers of base dates are 21 years apart, so that a number belongs to one of them. */
    private List<Window> windows() {
        List<Window> all = new ArrayList<>();
        for (BaseDate baseDate : BaseDate.values()) {
            long last = Duration.between(baseDate.start(), settled).toMinutes();
            long first = Math.max(1, last - COUNTED.toMinutes());
            if (last >= first && last <= TokenIdentifier.MAX.minutes()) {
                all.add(new Window(baseDate, (int) first, (int) last));
            }
        }
        return all;
    }
}
