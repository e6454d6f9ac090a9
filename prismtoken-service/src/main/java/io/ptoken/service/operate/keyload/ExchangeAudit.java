package io.ptoken.service.operate.keyload;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes the steps of an exchange to the audit log. Store and module cannot change in one step, so there are two rows: one
 * before the module is asked, marked as begun, without which it is not asked, and one with what it said. Thread safe.
 */
final class ExchangeAudit {

    private final AuditLog log;
    private final InstantSource clock;

    ExchangeAudit(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Does something with the module.
     *
     * @param detail of the first row
     * @param result detail of the second row
     * @throws SecurityModuleException what the module refuses, after its row is written
     */
    <T> T around(Actor actor, String action, KmcId kmc, String detail, Supplier<T> work, Function<T, String> result) {
        begin(actor, action, kmc, detail);
        return refusals(actor, action, kmc, detail, () -> {
            T answer = work.get();
            append(actor.did(clock.instant(), action, kmc.text(), result.apply(answer)));
            return answer;
        });
    }

    /** Writes that something is about to be done with the module. */
    void begin(Actor actor, String action, KmcId kmc, String detail) {
        append(actor.did(clock.instant(), action, kmc.text(), detail).withOutcome(AuditEntry.BEGUN));
    }

    /** Does something with the module of which only the refusal is still to be written. */
    <T> T refusals(Actor actor, String action, KmcId kmc, String detail, Supplier<T> work) {
        try {
            return work.get();
        } catch (SecurityModuleException refusal) {
            append(actor.did(clock.instant(), action, kmc.text(), detail + "; refused: " + refusal.getMessage())
                    .withOutcome(refusal.status().code()));
            throw refusal;
        }
    }

    void append(AuditEntry entry) {
        log.append(entry);
    }
}
