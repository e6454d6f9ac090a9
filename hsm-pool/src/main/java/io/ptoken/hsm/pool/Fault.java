package io.ptoken.hsm.pool;

import io.ptoken.hsm.refusal.ModuleFailure;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;

/**
 * Why a member did not do, or is not asked to do, what was wanted.
 *
 * @param member its name
 * @param status the status it answered, or the one that says best what is wrong with it
 * @param failure what became of the request
 * @param text for people
 */
record Fault(String member, SmStatus status, ModuleFailure failure, String text) {

    private static final String DRAINED = "drained";

    /** What a member answered, or that it did not. */
    static Fault of(String member, SecurityModuleException e) {
        return new Fault(member, e.status(), e.failure(), e.text());
    }

    /** Why it is not asked. */
    static Fault notAsked(String member, SmStatus status, String text) {
        return new Fault(member, status, ModuleFailure.REFUSED, text);
    }

    /** It is drained. */
    static Fault drained(String member) {
        return notAsked(member, SmStatus.PERMISSION_ERROR, DRAINED);
    }

    boolean isDrained() {
        return text.equals(DRAINED);
    }

    boolean isUnreachable() {
        return failure == ModuleFailure.UNREACHABLE;
    }

    /** Member, status and text. */
    String sentence() {
        return member + ": " + (isUnreachable() || isDrained() ? "" : status.code() + " ") + text;
    }
}
