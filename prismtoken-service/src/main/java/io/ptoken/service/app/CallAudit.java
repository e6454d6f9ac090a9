package io.ptoken.service.app;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes what came of every call but ping to the audit log (operating requirements section 11). Tokens that were issued and
 * sign-ins are audited where they are stored, in one transaction with them; here are the refusals of all calls and the success
 * of the others. Thread safe.
 */
final class CallAudit {

    /** Who makes a call, as far as that is known before it is let in. */
    interface Callers {

        /** Whose call it is; empty when nobody knows. */
        String nameOf(CallContext call);

        /** The same without asking the store. */
        Optional<String> rememberedNameOf(CallContext call);
    }

    private static final System.Logger LOG = System.getLogger(CallAudit.class.getName());

    private final AuditLog log;
    private final FoldedRefusals strangers;
    private final Callers callers;
    private final InstantSource clock;

    CallAudit(AuditLog log, FoldedRefusals strangers, Callers callers, InstantSource clock) {
        this.log = log;
        this.strangers = strangers;
        this.callers = callers;
        this.clock = clock;
    }

    /** What {@code work} answers to the call; the answer or the refusal is audited as the call says. */
    <R> R of(TokenCall<R> call, Supplier<R> work) {
        if (!(call instanceof TokenCall.InSession<R> inSession)) {
            // A sign-in is audited where it is decided, a ping not at all.
            return StoreFailures.translate(work);
        }
        try {
            return StoreFailures.translate(() -> answered(inSession, work.get()));
        } catch (ServiceException refusal) {
            refused(inSession, refusal);
            throw refusal;
        }
    }

    private <R> R answered(TokenCall.InSession<R> call, R answer) {
        switch (call.audited()) {
            case WHERE_IT_IS_STORED -> {}
            case BEFORE_IT_LEAVES -> log.append(entry(call, outcomeOf(answer), ""));
            case IF_POSSIBLE -> tryTo(log::append, () -> entry(call, outcomeOf(answer), ""));
        }
        return answer;
    }

    private void refused(TokenCall.InSession<?> call, ServiceException refusal) {
        // Nothing was done, so that an audit log that fails does not change the answer.
        String text = String.valueOf(refusal.getMessage());
        if (isOutage(refusal)) {
            // Nor does it keep the caller waiting for what has just not answered.
            Optional<String> actor = callers.rememberedNameOf(call.context());
            tryTo(log::appendLater, () -> entry(actor.orElse(""), call, codeOf(refusal), text));
        } else {
            tryTo(this::appendRefusal, () -> entry(call, codeOf(refusal), text));
        }
    }

    /** What a stranger sent is not stored, and not call by call. */
    private void appendRefusal(AuditEntry entry) {
        strangers.add(entry.actor().isEmpty() ? entry.withSubject("") : entry, "");
    }

    private static boolean isOutage(ServiceException refusal) {
        return refusal.getCause() instanceof StoreException failure
                && failure.reason() == StoreException.Reason.UNAVAILABLE;
    }

    private static String codeOf(ServiceException refusal) {
        return refusal.code().eCode();
    }

    private static String outcomeOf(Object answer) {
        return answer instanceof VerifyResult verified
                ? verified.validationResult().eCode()
                : AuditEntry.OK;
    }

    private AuditEntry entry(TokenCall.InSession<?> call, String outcome, String detail) {
        return entry(callers.nameOf(call.context()), call, outcome, detail);
    }

    private AuditEntry entry(String actor, TokenCall.InSession<?> call, String outcome, String detail) {
        return new AuditEntry(
                clock.instant(),
                actor,
                call.context().origin().address(),
                call.method().wireName(),
                call.subject(),
                outcome,
                Param.identOrNothing(call.messageId()),
                detail);
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
