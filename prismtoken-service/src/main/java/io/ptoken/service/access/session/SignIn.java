package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Opens a session for a name and its proof (wire reference section 7): a password, or the client certificate the account
 * is bound to, or both. Thread safe.
 */
public final class SignIn {

    /** {@link Authenticator#authenticate}; a seam for tests that keep the password. */
    @FunctionalInterface
    interface ProofCheck {

        Account authenticate(SignInAttempt attempt, char[] password);
    }

    private final ProofCheck check;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final InstantSource clock;

    public SignIn(Authenticator authenticator, Sessions sessions, AuditLog auditLog, InstantSource clock) {
        this(authenticator::authenticate, sessions, auditLog, clock);
    }

    SignIn(ProofCheck check, Sessions sessions, AuditLog auditLog, InstantSource clock) {
        this.check = check;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Checks version, realm, name and password in this order and returns the access token, which is secret. */
    public String withPassword(SessionCalls.SignIn request) {
        ApiVersions.requireSupported(request.version());
        Param.ident("messageId", request.messageId());
        requireLocal(Param.ident("realm", request.realm()));
        String username = Param.ident("username", request.username());
        SignInAttempt attempt = new SignInAttempt(
                username, request.origin(), request.messageId(), Purpose.SIGN_IN, "", request.presence());
        Account account = authenticate(attempt, Param.password(request.password()));
        requireApi(account, attempt);
        return sessions.open(username, request.origin(), request.version(), attempt.proved(clock.instant(), ""));
    }

    private static void requireLocal(String realm) {
        if (!realm.equals(Authenticator.REALM)) {
            throw new ServiceException(ErrorCode.SIGNIN_REALM, realm);
        }
    }

    private Account authenticate(SignInAttempt attempt, char[] password) {
        try {
            return check.authenticate(attempt, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void requireApi(Account account, SignInAttempt attempt) {
        if (!account.roles().contains(Role.API)) {
            auditLog.appendRefusal(
                    attempt.refused(clock.instant(), ErrorCode.SIGNIN_PERMISSION.eCode(), "no role ptoken-api"));
            throw new ServiceException(
                    ErrorCode.SIGNIN_PERMISSION, Authenticator.REALM, account.username(), Role.API.roleName());
        }
    }
}
