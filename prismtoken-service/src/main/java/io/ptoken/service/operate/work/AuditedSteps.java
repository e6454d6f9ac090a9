package io.ptoken.service.operate.work;

import io.ptoken.service.access.account.Actor;
import io.ptoken.service.operate.call.RefusalCode;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Steps that change what cannot change together with the store: a module, a file. The audit log has an entry that is marked as
 * begun before the step, without which it is not taken, and one behind it. Where only the first is there, the process died in
 * between. What refuses a step is written by {@link OperatorSide}; what fails unforeseen is written here. Thread safe.
 */
record AuditedSteps(AuditLog log, InstantSource clock) {

    private static final String FAILED = "EService";

    /** Takes a step of which both entries tell the same. */
    void around(Actor actor, String action, String subject, String detail, Runnable step) {
        around(
                actor,
                action,
                subject,
                detail,
                () -> {
                    step.run();
                    return true;
                },
                done -> detail);
    }

    /**
     * Takes a step.
     *
     * @param detail of the first entry
     * @param result detail of the second one
     */
    <T> T around(
            Actor actor, String action, String subject, String detail, Supplier<T> step, Function<T, String> result) {
        append(actor, action, subject, AuditEntry.BEGUN, detail);
        T taken;
        try {
            taken = step.get();
        } catch (RuntimeException failure) {
            if (RefusalCode.of(failure).isEmpty()) {
                append(actor, action, subject, FAILED, detail + "; failed, perhaps after it was done: look");
            }
            throw failure;
        }
        append(actor, action, subject, AuditEntry.OK, result.apply(taken));
        return taken;
    }

    private void append(Actor actor, String action, String subject, String outcome, String detail) {
        log.append(actor.did(clock.instant(), action, subject, detail).withOutcome(outcome));
    }
}
