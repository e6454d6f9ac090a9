package io.ptoken.service.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.SignInRequest;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.request.Param;
import java.util.Arrays;
import java.util.Optional;

/**
 * Opens a session for a name and a password (wire reference section 7). An unknown name, a wrong password and a disabled
 * account get one answer, after the same work, so that nobody learns which names exist. Thread safe.
 */
public final class SignIn {

    private static final String REALM = "local";

    private final AccountStore accounts;
    private final RecentPasswords passwords;
    private final Sessions sessions;

    public SignIn(AccountStore accounts, RecentPasswords passwords, Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** Checks version, realm, name and password in this order and returns the access token, which is secret. */
    public String withPassword(SignInRequest request) {
        ApiVersions.requireSupported(request.version());
        Param.ident("messageId", request.messageId());
        requireLocal(Param.ident("realm", request.realm()));
        String username = Param.ident("username", request.username());
        Account account = authenticate(username, Param.password(request.password()));
        if (!account.roles().contains(Role.API)) {
            throw new ServiceException(ErrorCode.SIGNIN_PERMISSION, REALM, username, Role.API.roleName());
        }
        return sessions.open(username);
    }

    private static void requireLocal(String realm) {
        if (!realm.equals(REALM)) {
            throw new ServiceException(ErrorCode.SIGNIN_REALM, realm);
        }
    }

    private Account authenticate(String username, char[] password) {
        Optional<Account> account = accounts.find(username);
        try {
            boolean matches = account.isPresent()
                    ? passwords.matches(password, account.get().passwordHash())
                    : passwords.matchesUnknownAccount(password);
            if (matches && account.isPresent() && account.get().enabled()) {
                return account.get();
            }
        } finally {
            Arrays.fill(password, '\0');
        }
        throw new ServiceException(ErrorCode.SIGNIN_AUTHENTICATION, REALM, username);
    }
}
