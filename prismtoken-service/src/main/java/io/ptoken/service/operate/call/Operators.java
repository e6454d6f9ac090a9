package io.ptoken.service.operate.call;

import io.ptoken.service.access.account.Operator;

/** The operator's side of the service. Thread safe. */
@FunctionalInterface
public interface Operators {

    /**
     * Carries a call out: it is permitted, approved by a second person where it takes one, confirmed where it cannot be undone,
     * audited and done, in this order.
     *
     * @param who acts
     * @param dialogue how they are asked and told while it is carried out
     * @return what came of it
     * @throws io.ptoken.service.ServiceException {@code EAuthentication.Permission} when they may not, and what the call
     *     itself is refused for
     * @throws io.ptoken.service.access.approval.ApprovalException when it takes a second person and has none: it was put down
     *     as a request
     * @throws NotConfirmedException when they do not confirm it; nothing was changed
     */
    <R> R handle(Operator who, OperatorCall<R> call, Dialogue dialogue);
}
