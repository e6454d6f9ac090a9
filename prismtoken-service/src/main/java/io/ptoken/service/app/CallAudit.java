package io.ptoken.service.app;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.session.Gate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a call and writes what came of it to the audit log. Thread safe. */
final class CallAudit {

    private static final System.Logger LOG = System.getLogger(CallAudit.class.getName());

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
            String text = String.valueOf(refusal.getMessage());
            if (isOutage(refusal)) {
                // Nor does it keep the caller waiting for what has just not answered.
                Optional<String> actor = gate.rememberedNameOf(call);
                tryTo(log::appendLater, () -> entry(actor.orElse(""), call, method, subject, codeOf(refusal), text));
            } else {
                tryTo(log::append, () -> entry(call, method, subject, codeOf(refusal), text));
            }
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
            tryTo(log::append, () -> entry(call, method, subject, AuditEntry.OK, ""));
            return answer;
        });
    }

    private static boolean isOutage(ServiceException refusal) {
        return refusal.getCause() instanceof StoreException failure
                && failure.reason() == StoreException.Reason.UNAVAILABLE;
    }

    private static String codeOf(ServiceException refusal) {
        return refusal.code().eCode();
    }

    private AuditEntry entry(CallContext call, String method, String subject, String outcome, String detail) {
        return entry(gate.nameOf(call), call, method, subject, outcome, detail);
    }

    private AuditEntry entry(
            String actor, CallContext call, String method, String subject, String outcome, String detail) {
        return new AuditEntry(
                clock.instant(), actor, call.origin().address(), method, subject, outcome, call.messageId(), detail);
    }

    private static void tryTo(Consumer<AuditEntry> append, Supplier<AuditEntry> entry) {
        try {
            append.accept(entry.get());
        } catch (StoreException e) {
            LOG.log(
                    WARNING,
                    "A call is not in the audit log, because the store fails: " + e.getMessage() + " (" + e.reason()
                            + ")");
        }
    }
}
