package io.ptoken.service.app;

import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.session.Sessions;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A caller within the process: the part of an embedding program that issues tokens. It has an account without a password,
 * so that its calls are permitted, audited and told from those of others like any call; nobody can sign in to that account
 * from outside. {@link #close()} ends its session. Thread safe.
 */
public final class LocalCaller implements AutoCloseable {

    private record Open(String accessToken, Instant renew) {}

    private final String username;
    private final Origin origin;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Supplier<AccessPolicy> policy;
    private Open open;

    private LocalCaller(
            String username, Origin origin, Sessions sessions, InstantSource clock, Supplier<AccessPolicy> policy) {
        this.username = username;
        this.origin = origin;
        this.sessions = sessions;
        this.clock = clock;
        this.policy = policy;
        this.open = openSession();
    }

    /**
     * Makes the account, if it is not there.
     *
     * @param origin where it calls from, for the audit log
     * @throws ServiceException {@code EParamRange} when there is an account of that name with a password or with other roles
     */
    static LocalCaller of(
            String username,
            Origin origin,
            List<Role> roles,
            AccountStore accounts,
            Sessions sessions,
            InstantSource clock,
            Supplier<AccessPolicy> policy) {
        Param.ident("username", username);
        Set<Role> all = EnumSet.of(Role.API, roles.toArray(Role[]::new));
        Account wanted = Account.of(username, Account.NO_PASSWORD, all, clock.instant());
        if (!accounts.add(wanted, entry(clock.instant(), username, origin, "user.add"))) {
            Account present = accounts.find(username).orElse(wanted);
            if (present.hasPassword() || !present.roles().equals(all)) {
                throw ServiceException.paramRange(
                        "username", username, "a name that no account with a password or with other roles has");
            }
        }
        return new LocalCaller(username, origin, sessions, clock, policy);
    }

    /**
     * A call under this message.
     *
     * @param messageId IDENT, 1-40 characters: a new one for each token wanted, the same one to repeat a call
     */
    public synchronized CallContext call(String messageId) {
        Given.value("messageId", messageId);
        if (!clock.instant().isBefore(open.renew())) {
            open = openSession();
        }
        return new CallContext(messageId, open.accessToken(), origin);
    }

    /** Ends the session; calls begun before it are finished, later ones are refused as {@code EAuthentication.Token}. */
    @Override
    public synchronized void close() {
        sessions.signOut(open.accessToken(), origin);
    }

    private Open openSession() {
        Instant now = clock.instant();
        Duration half = policy.get().sessionTimeout().dividedBy(2);
        return new Open(sessions.open(username, origin, entry(now, username, origin, "signIn")), now.plus(half));
    }

    private static AuditEntry entry(Instant now, String username, Origin origin, String action) {
        return new Actor(username, origin).did(now, action, username, "caller within the process");
    }
}
