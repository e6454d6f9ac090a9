package io.ptoken.service.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Permission;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.request.Param;

/**
 * Lets a call in: its session, then its permissions, then the form of its messageId. Roles are read at every call, so that
 * taking a role away or disabling an account ends what an open session may do. Thread safe.
 */
public final class Gate {

    private final Sessions sessions;
    private final AccountStore accounts;

    public Gate(Sessions sessions, AccountStore accounts) {
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /**
     * The name of the caller.
     *
     * @throws ServiceException {@code EAuthentication.Token}, {@code EAuthentication.Permission} or {@code EParamRange}
     */
    public String admit(CallContext call, Permission... needed) {
        String username = sessions.username(call.accessToken());
        Account account = accounts.find(username)
                .filter(Account::enabled)
                .orElseThrow(() -> new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, "account disabled"));
        requirePermission(account, Permission.API);
        for (Permission permission : needed) {
            requirePermission(account, permission);
        }
        Param.ident("messageId", call.messageId());
        return username;
    }

    /** Whose call it is, for the audit log; empty when the access token is no good. */
    public String nameOf(CallContext call) {
        try {
            return sessions.username(call.accessToken());
        } catch (ServiceException badToken) {
            return "";
        }
    }

    private static void requirePermission(Account account, Permission permission) {
        if (!permission.isGrantedTo(account.roles())) {
            throw new ServiceException(ErrorCode.AUTHENTICATION_PERMISSION, permission.roleName());
        }
    }
}
