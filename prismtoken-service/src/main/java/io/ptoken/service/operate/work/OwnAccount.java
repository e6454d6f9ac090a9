package io.ptoken.service.operate.work;

import io.ptoken.service.Param;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.NotPossibleException;

/** What people change of their accounts themselves: for everybody else there are calls that take a permission, and perhaps a second person. */
final class OwnAccount {

    private OwnAccount() {}

    /** Refuses whoever is somebody else. */
    static void require(Operator who, String username) {
        if (!who.owns(username)) {
            throw new NotPossibleException(
                    "this is for the owner of the account '" + Param.echo(username) + "' alone, who has signed in");
        }
    }
}
