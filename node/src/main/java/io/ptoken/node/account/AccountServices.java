package io.ptoken.node.account;

import io.ptoken.node.process.Surroundings;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.account.AccountAdministration;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.account.PasswordChanges;
import io.ptoken.service.access.account.SessionAdministration;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.operate.preference.PreferenceService;
import io.ptoken.service.operate.preference.PreferredAccess;
import io.ptoken.service.port.ServiceStore;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Administration of the accounts and sessions of an installation by the person at the terminal. */
public final class AccountServices {

    private final Actor actor;
    private final AccountAdministration accounts;
    private final PasswordChanges passwords;
    private final SessionAdministration sessions;

    /** At the accounts of a store; works while a server has it open, too. */
    public AccountServices(ServiceStore store, Surroundings surroundings) {
        Clock clock = surroundings.clock();
        Supplier<AccessPolicy> policy =
                new PreferredAccess(new PreferenceService(store.preferences(), clock), AccessPolicy.DEFAULT);
        PasswordHasher hasher = new PasswordHasher(surroundings.random(), 1);
        RecentPasswords recent = new RecentPasswords(hasher, clock, surroundings.random(), Duration.ZERO);
        this.actor = Actor.local(Operator.name(surroundings));
        this.accounts = new AccountAdministration(store.accounts(), hasher, clock, policy);
        this.passwords = new PasswordChanges(
                store.accounts(),
                new Authenticator(store.accounts(), store.auditLog(), recent, clock, policy),
                hasher,
                clock,
                policy);
        this.sessions = new SessionAdministration(store.sessions(), store.accounts(), clock);
    }

    /** Who works at the terminal. */
    public Actor actor() {
        return actor;
    }

    public AccountAdministration accounts() {
        return accounts;
    }

    public PasswordChanges passwords() {
        return passwords;
    }

    public SessionAdministration sessions() {
        return sessions;
    }
}
