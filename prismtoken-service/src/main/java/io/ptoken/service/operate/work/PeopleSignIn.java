package io.ptoken.service.operate.work;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.SignInAttempt;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.operate.call.OperatorSignIn;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditLog;
import java.time.InstantSource;

/** Lets people in by name and password. Thread safe. */
record PeopleSignIn(Authenticator authenticator, AccountStore accounts, AuditLog audit, InstantSource clock)
        implements OperatorSignIn {

    private static final String REALM = "local";

    @Override
    public Operator withPassword(String username, Origin origin, char[] password) {
        Given.value("username", username);
        Given.value("origin", origin);
        Given.value("password", password);
        SignInAttempt attempt = new SignInAttempt(username, origin, "", Purpose.OPERATE);
        Account account = authenticator.authenticate(attempt, password);
        Operator who = admitted(account, attempt);
        audit.append(who.actor().did(clock.instant(), Purpose.OPERATE.action(), username, ""));
        return who;
    }

    private Operator admitted(Account account, SignInAttempt attempt) {
        try {
            return Operator.signedIn(account, attempt.origin());
        } catch (ServiceException refusal) {
            audit.appendRefusal(attempt.refused(clock.instant(), refusal.code().eCode(), "an account of the TokenApi"));
            throw refusal;
        }
    }

    @Override
    public Operator again(Operator before) {
        Given.value("before", before);
        String username = before.actor().name();
        Account account = accounts.find(username)
                .filter(present -> present.enabled() && !present.isExpired(clock.instant()))
                .orElseThrow(() -> outOfUse(before));
        return Operator.signedIn(account, before.actor().origin());
    }

    private ServiceException outOfUse(Operator before) {
        String username = before.actor().name();
        ServiceException refusal = new ServiceException(ErrorCode.SIGNIN_AUTHENTICATION, REALM, Param.echo(username));
        audit.appendRefusal(before.actor()
                .did(clock.instant(), Purpose.OPERATE.action(), username, "disabled, expired or removed meanwhile")
                .withOutcome(refusal.code().eCode()));
        return refusal;
    }
}
