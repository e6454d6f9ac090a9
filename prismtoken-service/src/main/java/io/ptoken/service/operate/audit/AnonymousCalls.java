package io.ptoken.service.operate.audit;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.ptoken.service.operate.audit.AnonymousActivity.Caller;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Unsigned;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What came without an account, by address (operating requirements section 12, line 8). Bounded, however much that was. */
public record AnonymousCalls(AuditLog log) {

    /** Rows that are counted at most. */
    static final int MOST = 100_000;

    private static final Comparator<Caller> ORDER = comparing(Caller::signedIn)
            .thenComparing(Caller::calls, Comparator.reverseOrder())
            .thenComparing(Caller::address);

    /** Those of a period, from so many addresses at most. */
    public AnonymousActivity of(AuditPeriod period, int most) {
        List<Unsigned> found = log.unsigned(period.from(), period.to(), MOST + 1);
        long rows = found.stream().mapToLong(Unsigned::rows).sum();
        long calls = found.stream().mapToLong(Unsigned::count).sum();
        List<List<Unsigned>> byAddress =
                List.copyOf(found.stream().collect(groupingBy(Unsigned::origin)).values());
        List<Caller> callers = byAddress.stream()
                .sorted(comparing(AnonymousCalls::count, Comparator.reverseOrder()))
                .limit(most)
                .map(this::caller)
                .sorted(ORDER)
                .toList();
        return new AnonymousActivity(calls, rows > MOST, byAddress.size(), callers);
    }

    private static long count(List<Unsigned> ofOne) {
        return ofOne.stream().mapToLong(Unsigned::count).sum();
    }

    private AnonymousActivity.Caller caller(List<Unsigned> ofOne) {
        String address = ofOne.get(0).origin();
        return new Caller(
                address,
                log.hasSignedIn(address),
                count(ofOne),
                ofOne.stream()
                        .map(Unsigned::first)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.MAX),
                ofOne.stream()
                        .map(Unsigned::last)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN),
                ofOne.stream()
                        .sorted(comparing(Unsigned::count, Comparator.reverseOrder())
                                .thenComparing(Unsigned::action))
                        .map(Unsigned::action)
                        .toList());
    }
}
