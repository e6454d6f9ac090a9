package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.session.Gate;
import io.ptoken.service.session.Sessions;
import java.security.SecureRandom;
import java.time.Clock;

/** The application on a security module and a store. Thread safe; made once per process. */
public final class PrismToken {

    private final TokenApiService tokenApi;

    /**
     * Puts the application together.
     *
     * @param module makes and verifies the tokens
     * @param store calls, used token identifiers, accounts, the audit log
     * @param clock the server's clock; its zone is the local one in status answers
     * @param random source of access tokens and salts
     */
    public PrismToken(
            SecurityModule module, ServiceStore store, Clock clock, SecureRandom random, ServiceSettings settings) {
        Sessions sessions = new Sessions(
                clock, random, settings.sessionTimeout(), settings.slidingSessions(), settings.maxSessions());
        Gate gate = new Gate(sessions, store.accounts());
        tokenApi = new AuditedTokenApi(
                new TokenApiUseCases(module, store, gate, sessions, clock, random, settings),
                new CallAudit(store.auditLog(), gate, clock));
    }

    /** The TokenApi, every call of it audited. */
    public TokenApiService tokenApi() {
        return tokenApi;
    }
}
