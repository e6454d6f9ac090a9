package io.ptoken.service.operate.call;

import io.ptoken.service.access.Permission;
import java.util.Optional;

/**
 * One call of the operator's side: what is wanted, what one needs to ask for it, and what comes of it. A call is checked when
 * it is made, and knows nothing of the way it came or of who asks; {@link Operators#handle} carries it out. The secrets that
 * one needs are no part of it: they are asked for by {@link Dialogue}.
 *
 * <p>The records stand by noun, in the types that this one permits.
 *
 * @param <R> what it answers: a record or a value that shows no secret
 */
public sealed interface OperatorCall<R>
        permits AccountCalls,
                ApprovalCalls,
                AuditCalls,
                ClockCalls,
                DitkCalls,
                HandCalls,
                JobCalls,
                KmcCalls,
                LicenceCalls,
                MeterCalls,
                ModuleCalls,
                NodeCalls,
                OpenSessionCalls,
                PoolCalls,
                PreferenceCalls,
                TlsCalls,
                VendingKeyCalls,
                WatchCalls {

    /** Its name in the audit log, on the control channel and at the command line: {@code vk.list}. */
    String action();

    /** What its caller needs. */
    Permission permission();

    /** What it is done to, for the audit log; empty for the installation as a whole. */
    default String subject() {
        return "";
    }

    /** The account whose owner needs no permission for this call. Empty for any other call. */
    default Optional<String> ownAccount() {
        return Optional.empty();
    }

    /**
     * True when it asks itself for the proof that {@link #ownAccount} is theirs: they need not have signed in, and may be unable
     * to before.
     */
    default boolean asksForProof() {
        return false;
    }

    /** True when it makes a token: the owner proves then that the software module is theirs. */
    default boolean issues() {
        return false;
    }

    /** How it comes into the audit log. */
    Audited audited();

    /**
     * Asked before it is carried out, where it cannot be undone; empty for any other. Who has signed in answers with their
     * password, the owner with yes.
     */
    default String danger() {
        return "";
    }

    /** True when it may take long: it is a {@link JobCalls.Job} then, and has steps between which it can be cancelled. */
    default boolean isLong() {
        return false;
    }

    /** What came of it, in a sentence for those who ask for the job later; empty for what is not long. */
    default String outcome(R result) {
        return "";
    }

    /** What the audit log has of a call; a call that was not permitted is always there. */
    enum Audited {
        /** It only looks: when it was refused. */
        IF_REFUSED,
        /** What it changes and its entry are one transaction; a refusal has an entry of its own. */
        WHERE_IT_IS_STORED,
        /**
         * It goes in steps, on a module or a file as a rule, which cannot change together with the store: an entry marked as
         * begun before each, and one with what came of it, refused or not.
         */
        STEP_BY_STEP
    }
}
