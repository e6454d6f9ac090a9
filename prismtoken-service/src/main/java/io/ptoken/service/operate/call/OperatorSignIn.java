package io.ptoken.service.operate.call;

import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Operator;

/** Lets people in on the operator's side. Thread safe. */
public interface OperatorSignIn {

    /**
     * Somebody who proves that an account is theirs.
     *
     * @param password secret; the caller wipes it
     * @throws io.ptoken.service.ServiceException {@code ESignin.Authentication}; {@code ESignin.Permission} for an account of
     *     the TokenApi
     */
    Operator withPassword(String username, Origin origin, char[] password);

    /**
     * Somebody who did so before, with what they may now.
     *
     * @throws io.ptoken.service.ServiceException {@code ESignin.Authentication} when their account may do nothing any more
     */
    Operator again(Operator before);
}
