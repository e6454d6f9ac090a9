package io.ptoken.service.app;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.session.Authenticator;
import io.ptoken.service.session.Gate;
import io.ptoken.service.session.Sessions;
import io.ptoken.service.session.SignIn;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;

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
        AccessPolicy access = settings.accessPolicy();
        Supplier<AccessPolicy> policy = () -> access;
        Sessions sessions = new Sessions(store.sessions(), clock, random, policy);
        Gate gate = new Gate(sessions, store.accounts(), clock);
        PasswordHasher hasher = new PasswordHasher(random, settings.concurrentPasswordHashes());
        RecentPasswords passwords = new RecentPasswords(hasher, clock, random, settings.passwordMemory());
        Authenticator authenticator = new Authenticator(store.accounts(), store.auditLog(), passwords, clock, policy);
        SignIn signIn = new SignIn(authenticator, sessions, store.auditLog(), clock);
        tokenApi = new AuditedTokenApi(
                new TokenApiUseCases(module, store, gate, signIn, clock, random, settings),
                new CallAudit(store.auditLog(), gate, clock));
    }

    /** The TokenApi, every call of it audited. */
    public TokenApiService tokenApi() {
        return tokenApi;
    }
}
