package io.ptoken.service.access.approval;

import io.ptoken.sts.ReadableFailure;

/** A call that takes a second person and has none, or somebody who may not be one. The call was not carried out. */
public final class ApprovalException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** It was put down, and waits for somebody to approve it. */
        WAITS("EApproval.Waits"),
        /** Somebody else has used the approval in between. */
        USED("EApproval.Used"),
        /** There is no request of that number that waits. */
        UNKNOWN("EApproval.Unknown"),
        /** They may not approve this call. */
        APPROVER("EApproval.Approver"),
        /** There are not two administrators who can sign in. */
        ADMINISTRATORS("EApproval.Administrators");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Dotted code; ours, in the hierarchy of the error codes. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    public ApprovalException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
