package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.port.AuditEntry;
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
    private final FoldedRefusals refusals;
    private final InstantSource clock;

    public SignIn(
            Authenticator authenticator,
            Sessions sessions,
            AuditLog auditLog,
            FoldedRefusals refusals,
            InstantSource clock) {
        this(authenticator::authenticate, sessions, auditLog, refusals, clock);
    }

    SignIn(ProofCheck check, Sessions sessions, AuditLog auditLog, FoldedRefusals refusals, InstantSource clock) {
        this.check = check;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Checks version, realm, name and password in this order and returns the access token, which is secret. */
    public String withPassword(SessionCalls.SignIn request) {
        char[] password = checked(request);
        SignInAttempt attempt = new SignInAttempt(
                request.username(), request.origin(), request.messageId(), Purpose.SIGN_IN, "", request.presence());
        Account account = authenticate(attempt, password);
        requireApi(account, attempt);
        return sessions.open(
                request.username(), request.origin(), request.version(), attempt.proved(clock.instant(), ""));
    }

    /** Its password, when all of it has the right form. What has not is audited as other refusals of strangers are. */
    private char[] checked(SessionCalls.SignIn request) {
        try {
            ApiVersions.requireSupported(request.version());
            Param.ident("messageId", request.messageId());
            requireLocal(Param.ident("realm", request.realm()));
            Param.ident("username", request.username());
            return Param.password(request.password());
        } catch (ServiceException refusal) {
            refusals.add(malformed(request, refusal), "");
            throw refusal;
        }
    }

    /** Without the name that was claimed: a stranger chose it, and nobody looked whether there is such an account. */
    private AuditEntry malformed(SessionCalls.SignIn request, ServiceException refusal) {
        return new AuditEntry(
                clock.instant(),
                "",
                request.origin().address(),
                Purpose.SIGN_IN.action(),
                "",
                refusal.code().eCode(),
                Param.identOrNothing(request.messageId()),
                String.valueOf(refusal.getMessage()));
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
