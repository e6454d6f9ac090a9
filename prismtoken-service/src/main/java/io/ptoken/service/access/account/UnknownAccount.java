package io.ptoken.service.access.account;

import io.ptoken.service.Param;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AccountStore;
import java.util.List;
import java.util.stream.Collectors;

/** The refusal that names the accounts there are, for an administrator who mistyped one. */
final class UnknownAccount {

    private static final int SHOWN = 10;

    private UnknownAccount() {}

    /** Throws unless there is an account of that name. */
    static void require(String username, AccountStore accounts) {
        if (accounts.find(username).isEmpty()) {
            throw of(username, accounts);
        }
    }

    static AccountException of(String username, AccountStore accounts) {
        List<Account> all = accounts.all();
        String known = all.stream().limit(SHOWN).map(Account::username).collect(Collectors.joining(", "));
        return new AccountException(
                Reason.UNKNOWN,
                "there is no account '" + Param.echo(username) + "'; known: " + known
                        + (all.size() > SHOWN ? ", ..." : ""));
    }
}
