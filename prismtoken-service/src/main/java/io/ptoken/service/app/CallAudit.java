package io.ptoken.service.app;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.session.Gate;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a call and writes what came of it to the audit log. Thread safe. */
final class CallAudit {

    private static final Logger LOG = LoggerFactory.getLogger(CallAudit.class);

    private final AuditLog log;
    private final Gate gate;
    private final InstantSource clock;

    CallAudit(AuditLog log, Gate gate, InstantSource clock) {
        this.log = log;
        this.gate = gate;
        this.clock = clock;
    }

    /** A call whose success is audited by itself. */
    <T> T refusals(CallContext call, String method, String subject, Supplier<T> work) {
        try {
            return StoreFailures.translate(work);
        } catch (ServiceException refusal) {
            // Nothing was done, so that an audit log that fails does not change the answer.
            tryToAppend(entry(call, method, subject, refusal.code().eCode(), String.valueOf(refusal.getMessage())));
            throw refusal;
        }
    }

    /** A call whose answer may not leave unless it is in the audit log. */
    <T> T done(CallContext call, String method, String subject, Supplier<T> work, Function<T, String> outcome) {
        return refusals(call, method, subject, () -> {
            T answer = work.get();
            log.append(entry(call, method, subject, outcome.apply(answer), ""));
            return answer;
        });
    }

    /** A call that only looks: it is answered also when the audit log fails, or nobody could see why it does. */
    <T> T noted(CallContext call, String method, String subject, Supplier<T> work) {
        return refusals(call, method, subject, () -> {
            T answer = work.get();
            tryToAppend(entry(call, method, subject, AuditEntry.OK, ""));
            return answer;
        });
    }

    private AuditEntry entry(CallContext call, String method, String subject, String outcome, String detail) {
        return new AuditEntry(
                clock.instant(),
                gate.nameOf(call),
                call.origin().address(),
                method,
                subject,
                outcome,
                call.messageId(),
                detail);
    }

    private void tryToAppend(AuditEntry entry) {
        try {
            log.append(entry);
        } catch (StoreException e) {
            LOG.warn(
                    "Not in the audit log, because the store fails ({}): {} by '{}', {}",
                    e.getMessage(),
                    entry.action(),
                    entry.actor(),
                    entry.outcome());
        }
    }
}
