package io.ptoken.service.access.account;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.PasswordRules;
import io.ptoken.service.access.account.AccountException.Reason;

/** Holds new passwords to the rules. */
final class NewPassword {

    private NewPassword() {}

    static void require(char[] password, String username, AccessPolicy policy) {
        PasswordRules.objection(password, username, policy.shortestPassword()).ifPresent(objection -> {
            throw new AccountException(Reason.PASSWORD, objection);
        });
    }
}
