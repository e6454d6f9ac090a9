package io.ptoken.crash.check;

import io.ptoken.crash.book.Order;
import io.ptoken.crash.program.Installation;

/**
 * One call that issued tokens, as the audit log names it.
 *
 * @param actor the user
 * @param action the method
 * @param subject the meter, as it was sent
 * @param messageId of the call
 */
record AuditedIssue(String actor, String action, String subject, String messageId) {

    private static final String CREDIT = "issueCreditToken";
    private static final String KEY_CHANGE = "issueKeyChangeTokens";

    /** The row that an order leaves behind when it is carried out. */
    static AuditedIssue of(Order order) {
        return new AuditedIssue(
                Installation.USER,
                order.subclass().isPresent() ? CREDIT : KEY_CHANGE,
                order.pan().digits(),
                order.messageId());
    }

    boolean issues() {
        return action.equals(CREDIT) || action.equals(KEY_CHANGE);
    }
}
