package io.ptoken.service.access.account;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.Authenticator;
import io.ptoken.service.access.session.FoldedRefusals;
import io.ptoken.service.access.session.SignInLimits;
import io.ptoken.service.access.session.SignInQueue;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The use cases of administration on a store in memory, with the account {@code till} of a vending system. */
final class AccountFixture {

    static final Actor JANE = new Actor("jane", Origin.of("10.0.0.9"));
    static final String PASSWORD = "correct horse";

    final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    final InMemoryStore store = new InMemoryStore();
    final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), 1);
    final Authenticator authenticator = new Authenticator(
            store.accounts(),
            store.knownAddresses(),
            FoldedRefusals.written(store.auditLog(), clock),
            new RecentPasswords(hasher, clock, new SecureRandom(), Duration.ofMinutes(1)),
            new SignInQueue(SignInLimits.DEFAULT, 1, clock, new Overload(clock)),
            clock,
            () -> AccessPolicy.DEFAULT);
    final AccountAdministration accounts = new AccountAdministration(
            store.accounts(), store.knownAddresses(), hasher, clock, () -> AccessPolicy.DEFAULT);
    final PasswordChanges passwords =
            new PasswordChanges(store.accounts(), authenticator, hasher, clock, () -> AccessPolicy.DEFAULT);
    final SessionAdministration sessions = new SessionAdministration(store.sessions(), store.accounts(), clock);

    AccountFixture() {
        Account till = Account.of("till", CheapHash.of(PASSWORD), Set.of(Role.API, Role.ISSUE_CREDIT), clock.instant());
        store.accounts().add(till, AuditEntry.local(clock.instant(), "test", "user.add", "till", ""));
    }

    Account till() {
        return store.accounts().find("till").orElseThrow();
    }

    /** Makes {@code till} another account, behind the back of the use cases. */
    void change(Account changed) {
        store.accounts()
                .update("till", before -> changed, AuditEntry.local(clock.instant(), "test", "user", "till", ""));
    }

    List<AuditEntry> audit() {
        return store.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 1000).stream()
                .map(row -> row.entry())
                .toList();
    }

    AuditEntry lastAudit() {
        return audit().get(audit().size() - 1);
    }

    /** What JANE has done at the present moment. */
    AuditEntry byJane(String action, String subject, String detail) {
        return new AuditEntry(clock.instant(), "jane", "10.0.0.9", action, subject, "Ok", "", detail);
    }
}
