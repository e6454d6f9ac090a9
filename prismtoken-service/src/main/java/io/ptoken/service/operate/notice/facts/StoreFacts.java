package io.ptoken.service.operate.notice.facts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.ptoken.service.access.Account;
import io.ptoken.service.operate.preference.PreferenceValues;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Strays;
import io.ptoken.service.port.AuditLog.Unsigned;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.Bars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the store tells.
 *
 * @param accounts the accounts
 * @param kmcPublicKeys the public keys of key management centres
 * @param currencySalesStopped currency credit was sold here and is not sold for want of a scale
 * @param limits what is known of the limits that vending keys had at first
 * @param nothingUntil the moment from which tokens are sold again, when it was restored or accepted as an older copy
 * @param secondPersonOff the list of calls that take two people was emptied without a second person; until acknowledged
 * @param nodes how the nodes stand that share it
 * @param anonymousCalls where most of the last ones came from, when more calls without an account came within a day than
 *     {@code ptoken.anonymousCallsThreshold} says
 * @param strays rows of the audit log that stood where none belongs, until acknowledged
 */
public record StoreFacts(
        List<Account> accounts,
        List<KmcPublicKey> kmcPublicKeys,
        boolean currencySalesStopped,
        FirstLimits limits,
        Optional<Instant> nothingUntil,
        Optional<Off> secondPersonOff,
        List<NodeStanding> nodes,
        Optional<String> anonymousCalls,
        long strays) {

    private static final Duration A_DAY = Duration.ofDays(1);

    public StoreFacts {
        accounts = List.copyOf(accounts);
        kmcPublicKeys = List.copyOf(kmcPublicKeys);
        nodes = List.copyOf(nodes);
    }

    /**
     * Asks a store.
     *
     * @throws StoreException when it does not answer, or is older than what this process wrote
     */
    static StoreFacts of(
            ServiceStore store,
            CurrencySales currency,
            Supplier<FirstLimits> limits,
            PreferenceValues preferences,
            Instant now) {
        store.probe();
        return new StoreFacts(
                store.accounts().all(),
                store.kmcPublicKeys().all(),
                currency.haveStopped(),
                limits.get(),
                Bars.nothingUntil(store.history(), now),
                store.approvals().off(),
                store.nodes().all(),
                anonymousCalls(store.auditLog(), preferences.get(Preferences.ANONYMOUS_CALLS_THRESHOLD), now),
                store.auditLog().strays().stream()
                        .filter(strays -> !strays.acknowledged())
                        .mapToLong(Strays::count)
                        .sum());
    }

    /** Reads no more rows than it takes to know. */
    private static Optional<String> anonymousCalls(AuditLog log, long threshold, Instant now) {
        if (threshold == 0) {
            return Optional.empty();
        }
        List<Unsigned> found = log.unsigned(now.minus(A_DAY), now.plus(A_DAY), (int) threshold + 1);
        Map<String, Long> byAddress =
                found.stream().collect(groupingBy(Unsigned::origin, summingLong(Unsigned::count)));
        long calls = byAddress.values().stream().mapToLong(Long::longValue).sum();
        return byAddress.entrySet().stream()
                .filter(any -> calls > threshold)
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
