package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.SessionEnd;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AccountStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets a call in: its session, then its permissions, then the form of its messageId. Session and account are looked at in
 * every call, so that taking a role away, disabling an account or revoking a session ends what an open session may do: at
 * most a second later, on every node. A lock after wrong passwords or a password grown too old bars sign-in alone; an open
 * session goes on. Thread safe.
 */
public final class Gate {

    private final Sessions sessions;
    private final ShortMemory<Account> accounts;
    private final InstantSource clock;

    public Gate(Sessions sessions, AccountStore accounts, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = new ShortMemory<>(clock, accounts::find);
        this.clock = clock;
    }

    /**
     * Who calls.
     *
     * @param needed permissions besides {@link Permission#API}
     * @throws ServiceException {@code EAuthentication.Token}, {@code EAuthentication.Permission} or {@code EParamRange}
     */
    public Caller admit(CallContext call, List<Permission> needed) {
        String username = sessions.username(call.accessToken());
        Account account = accounts.get(username).orElseThrow(() -> refused(SessionEnd.ACCOUNT_REMOVED));
        if (!account.enabled()) {
            throw refused(SessionEnd.ACCOUNT_DISABLED);
        }
        if (account.isExpired(clock.instant())) {
            throw refused(SessionEnd.ACCOUNT_EXPIRED);
        }
        requirePermission(account, Permission.API);
        for (Permission permission : needed) {
            requirePermission(account, permission);
        }
        Param.ident("messageId", call.messageId());
        return new Caller(username, call.origin());
    }

    /** Whose call it is, for the audit log; empty when the access token is no good. */
    public String nameOf(CallContext call) {
        try {
            return sessions.username(call.accessToken());
        } catch (ServiceException badToken) {
            return "";
        }
    }

    /** The same without asking the store: as far as this process still remembers it. */
    public Optional<String> rememberedNameOf(CallContext call) {
        return sessions.rememberedUsername(call.accessToken());
    }

    private static ServiceException refused(SessionEnd why) {
        return new ServiceException(ErrorCode.AUTHENTICATION_TOKEN, why.reason());
    }

    private static void requirePermission(Account account, Permission permission) {
        if (!permission.isGrantedTo(account.roles())) {
            throw new ServiceException(ErrorCode.AUTHENTICATION_PERMISSION, permission.roleName());
        }
    }
}
