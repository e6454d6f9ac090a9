package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.approval.ApprovalException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on calls that take a second person. Each is refused as {@link ApprovalException} where the rules of the second person
 * forbid it.
 *
 * @param <R> what it answers
 */
public sealed interface ApprovalCalls<R> extends OperatorCall<R> {

    /** Where a request stands. */
    enum Standing {
        WAITING,
        APPROVED,
        REFUSED,
        /** Its call was carried out, or begun. */
        USED,
        /** It waited, or was approved and not used, for longer than a day. */
        VOID
    }

    /**
     * A request.
     *
     * @param id its number
     * @param asker who wants to make the call
     * @param call its name
     * @param values what is in it: each value with its name
     * @param asked when it was put down
     * @param until when it is void, or was
     * @param decider who approved or refused it
     * @param decided when
     */
    record Shown(
            long id,
            Standing standing,
            String asker,
            String call,
            List<String> values,
            Instant asked,
            Instant until,
            Optional<String> decider,
            Optional<Instant> decided) {

        public Shown {
            values = List.copyOf(values);
        }
    }

    /** A call that somebody makes as an administrator. */
    sealed interface Decision extends ApprovalCalls<Shown> {

        long id();

        @Override
        default Permission permission() {
            return Permission.APPROVE;
        }

        @Override
        default String subject() {
            return Long.toString(id());
        }

        @Override
        default Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }

    /**
     * Requests, the newest first; everybody sees their own, and who sees accounts sees all.
     *
     * @param all true for those as well that are done with
     */
    record All(boolean all) implements ApprovalCalls<List<Shown>> {

        @Override
        public String action() {
            return "approvals.list";
        }

        @Override
        public Permission permission() {
            return Permission.READ_KEYS;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** Approves one that waits, of somebody else. */
    record Approve(long id) implements Decision {

        @Override
        public String action() {
            return "approvals.approve";
        }

        @Override
        public String danger() {
            return "Approve the call of request " + id + "?";
        }
    }

    /**
     * Refuses one that waits, or takes an approval back that was not used.
     *
     * @param reason for the audit log; may be empty
     */
    record Refuse(long id, String reason) implements Decision {

        public Refuse {
            Given.value("reason", reason);
        }

        @Override
        public String action() {
            return "approvals.refuse";
        }
    }

    /** An administrator has seen that the list of calls was emptied without a second person. False when it was not. */
    record Acknowledge() implements ApprovalCalls<Boolean> {

        @Override
        public String action() {
            return "approvals.acknowledge";
        }

        @Override
        public Permission permission() {
            return Permission.APPROVE;
        }

        @Override
        public Audited audited() {
            return Audited.WHERE_IT_IS_STORED;
        }
    }
}
