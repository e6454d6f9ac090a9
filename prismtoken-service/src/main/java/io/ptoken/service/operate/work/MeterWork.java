package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.MeterCalls;
import io.ptoken.service.operate.call.MeterCalls.IssuedCall;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.IssueJournal.IssuedResult;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.identity.MeterPan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What was issued to meters. Thread safe. */
record MeterWork(ServiceStore store, InstantSource clock) {

    MeterCalls.Tokens issued(MeterCalls.Issued call, Operator who) {
        MeterPan pan = Meter.pan("drn", call.meter());
        List<IssuedCall> calls = new ArrayList<>(store.issueJournal().issuedTo(pan, call.last()).stream()
                .map(this::withOrigin)
                .toList());
        Collections.reverse(calls);
        store.auditLog()
                .append(who.actor().did(clock.instant(), call.action(), call.meter(), "calls shown: " + calls.size()));
        return new MeterCalls.Tokens(pan, calls);
    }

    private IssuedCall withOrigin(IssuedResult result) {
        return new IssuedCall(
                result.stored(),
                result.key().username(),
                origin(result),
                result.key().messageId(),
                result.tokens());
    }

    /** The entry was stored together with the result, at the same moment. */
    private Optional<String> origin(IssuedResult result) {
        Instant moment = result.stored().truncatedTo(ChronoUnit.MICROS);
        Instant end = moment.plus(1, ChronoUnit.MICROS);
        long after = 0;
        while (true) {
            List<AuditRow> page = store.auditLog().page(moment, end, after, AuditLog.SEARCH_PAGE);
            Optional<String> found = page.stream()
                    .map(AuditRow::entry)
                    .filter(entry -> isOf(result, entry))
                    .map(AuditEntry::origin)
                    .findFirst();
            if (found.isPresent() || page.size() < AuditLog.SEARCH_PAGE) {
                return found;
            }
            after = page.get(page.size() - 1).sequence();
        }
    }

    private static boolean isOf(IssuedResult result, AuditEntry entry) {
        return entry.actor().equals(result.key().username())
                && entry.messageId().equals(result.key().messageId())
                && entry.outcome().equals(AuditEntry.OK)
                && entry.action().startsWith("issue");
    }
}
