package io.ptoken.service.access.account;

import static io.ptoken.service.access.account.AccountFixture.JANE;
import static io.ptoken.service.access.account.AccountFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountAdministrationTest {

    private static final String FINGERPRINT = "ab".repeat(32);

    private final AccountFixture fixture = new AccountFixture();
    private final AccountAdministration accounts = fixture.accounts;

    @Nested
    class Add {

        @Test
        void storesAnAccountWithItsHashAndWhoAddedIt() {
            Instant end = Instant.parse("2027-01-01T00:00:00Z");
            Account added = accounts.add(
                    JANE,
                    new NewAccount("bob", Set.of(Role.OPERATOR), Optional.of(end), FirstUse.MUST_CHANGE),
                    PASSWORD.toCharArray());

            assertThat(fixture.store.accounts().find("bob")).hasValue(added);
            assertThat(added.passwordHash()).startsWith("$argon2id$");
            assertThat(added.mustChangePassword()).isTrue();
            assertThat(added.enabled()).isTrue();
            assertThat(added.passwordChanged()).isEqualTo(fixture.clock.instant());
            assertThat(added.expires()).hasValue(end);
            assertThat(fixture.lastAudit())
                    .isEqualTo(
                            fixture.byJane("user.add", "bob", "roles ptoken-operator, expires 2027-01-01T00:00:00Z"));
        }

        @Test
        void leavesAProgramItsPassword() {
            assertThat(add("till-2", Set.of(Role.API)).mustChangePassword()).isFalse();
        }

        @Test
        void refusesANameThatExists() {
            assertRefused(
                    () -> add("till", Set.of(Role.OPERATOR)), Reason.EXISTS, "there is an account 'till' already");
        }

        @Test
        void refusesANameThatIsNoIdent() {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> add("a/b", Set.of(Role.OPERATOR)))
                    .withMessage("Parameter 'username' out of range: got 'a/b', expected 1-40 letters, digits or _-.,"
                            + " beginning with a letter or digit");
            assertThat(accounts.all()).hasSize(1);
        }

        @Test
        void refusesRolesThatDoNotGoTogether() {
            assertRefused(
                    () -> add("bob", Set.of(Role.API, Role.ADMIN)),
                    Reason.ROLES,
                    "an account with ptoken-api may only have ptoken-issue-... roles besides");
        }

        @Test
        void refusesAWeakPassword() {
            assertRefused(
                    () -> accounts.add(
                            JANE,
                            NewAccount.of("operator-1", Set.of(Role.OPERATOR), FirstUse.KEEP),
                            "operator-1".toCharArray()),
                    Reason.PASSWORD,
                    "the password must not be the user name");
            assertRefused(
                    () -> accounts.add(
                            JANE, NewAccount.of("bob", Set.of(Role.OPERATOR), FirstUse.KEEP), "short".toCharArray()),
                    Reason.PASSWORD,
                    "the password must have 8-55 printable ASCII characters");
        }

        private Account add(String username, Set<Role> roles) {
            return accounts.add(JANE, NewAccount.of(username, roles, FirstUse.KEEP), PASSWORD.toCharArray());
        }
    }

    @Nested
    class Change {

        @Test
        void setsRoles() {
            Set<Role> roles = Set.of(Role.API, Role.ISSUE_ENG);

            assertThat(accounts.setRoles(JANE, "till", roles).roles()).isEqualTo(roles);

            assertStored(
                    "user.roles",
                    "ptoken-api ptoken-issue-eng",
                    fixture.till().withRoles(roles, fixture.clock.instant()));
        }

        @Test
        void refusesRolesThatDoNotGoTogether() {
            assertRefused(
                    () -> accounts.setRoles(JANE, "till", Set.of(Role.AUDITOR, Role.ADMIN)),
                    Reason.ROLES,
                    "an account with ptoken-auditor may have no other role: it changes nothing");
            assertRefused(
                    () -> accounts.setRoles(JANE, "till", Set.of()),
                    Reason.ROLES,
                    "an account needs at least one role");
        }

        @Test
        void disablesAndEnables() {
            accounts.setEnabled(JANE, "till", false);
            assertStored("user.disable", "", fixture.till().withEnabled(false));

            accounts.setEnabled(JANE, "till", true);
            assertStored("user.enable", "", fixture.till().withEnabled(true));
        }

        @Test
        void setsAnEndAndTakesItAway() {
            Instant end = Instant.parse("2027-01-01T00:00:00Z");
            accounts.setExpires(JANE, "till", Optional.of(end));
            assertStored("user.expire", "2027-01-01T00:00:00Z", fixture.till().withExpires(Optional.of(end)));

            accounts.setExpires(JANE, "till", Optional.empty());
            assertStored("user.expire", "never", fixture.till().withExpires(Optional.empty()));
        }

        @Test
        void unlocksKnownAddressesToo() {
            KnownAddress locked = new KnownAddress("till", "10.0.0.7", fixture.clock.instant(), 9, Instant.MAX);
            fixture.store.knownAddresses().put(locked);

            accounts.unlock(JANE, "till");

            assertThat(fixture.store.knownAddresses().find("till", "10.0.0.7")).contains(locked.forgiven());
        }

        @Test
        void unlocks() {
            fixture.change(fixture.till()
                    .withFailures(7, Optional.of(fixture.clock.instant().plusSeconds(4))));

            accounts.unlock(JANE, "till");

            assertStored("user.unlock", "", fixture.till().withFailures(0, Optional.empty()));
        }

        @Test
        void removesWithTheSessions() {
            fixture.store
                    .sessions()
                    .open(
                            new ApiSession(
                                    FINGERPRINT,
                                    "till",
                                    "10.0.0.7",
                                    Instant.EPOCH,
                                    Instant.parse("2027-01-01T00:00:00Z")),
                            AuditEntry.local(fixture.clock.instant(), "test", "signIn", "till", ""));

            accounts.remove(JANE, "till");

            assertThat(accounts.all()).isEmpty();
            assertThat(fixture.sessions.open()).isEmpty();
            assertThat(fixture.lastAudit()).isEqualTo(fixture.byJane("user.remove", "till", ""));
        }

        @Test
        void namesTheKnownAccountsWhenThereIsNone() {
            String message = "there is no account 'tlil'; known: till";

            assertRefused(() -> accounts.find("tlil"), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.remove(JANE, "tlil"), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.setRoles(JANE, "tlil", Set.of(Role.API)), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.setEnabled(JANE, "tlil", false), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.setExpires(JANE, "tlil", Optional.empty()), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.unlock(JANE, "tlil"), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.bindCertificate(JANE, "tlil", FINGERPRINT), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.unbindCertificate(JANE, "tlil"), Reason.UNKNOWN, message);
            assertRefused(() -> accounts.useCertificateAlone(JANE, "tlil"), Reason.UNKNOWN, message);
        }
    }

    @Nested
    class Certificates {

        @Test
        void areBoundByFingerprintHoweverItIsWritten() {
            accounts.bindCertificate(JANE, "till", "AB:".repeat(31) + "AB");

            assertStored("user.certificate", FINGERPRINT, fixture.till().withCertificate(Optional.of(FINGERPRINT)));
        }

        @Test
        void areNotBoundByAnythingElse() {
            assertRefused(
                    () -> accounts.bindCertificate(JANE, "till", "abc"),
                    Reason.CERTIFICATE,
                    "got 'abc', expected the SHA-256 of a certificate, 64 hex digits");
        }

        @Test
        void mayStandAloneOnceBound() {
            assertRefused(
                    () -> accounts.useCertificateAlone(JANE, "till"),
                    Reason.NO_PROOF,
                    "the account 'till' is bound to no certificate; bind one before its password goes");
            accounts.bindCertificate(JANE, "till", FINGERPRINT);

            accounts.useCertificateAlone(JANE, "till");

            assertThat(fixture.till().hasPassword()).isFalse();
            assertThat(fixture.lastAudit())
                    .isEqualTo(fixture.byJane("user.certificate", "till", "password taken away"));
            assertRefused(
                    () -> accounts.unbindCertificate(JANE, "till"),
                    Reason.NO_PROOF,
                    "the account 'till' has no password; set one before its certificate goes");
        }

        @Test
        void areUnbound() {
            accounts.bindCertificate(JANE, "till", FINGERPRINT);

            accounts.unbindCertificate(JANE, "till");

            assertStored("user.certificate", "none", fixture.till().withCertificate(Optional.empty()));
        }
    }

    @Test
    void everyChangeOfAnActorAtThisMachineSaysSo() {
        accounts.unlock(Actor.local("root"), "till");

        assertThat(fixture.lastAudit().actor()).isEqualTo("root");
        assertThat(fixture.lastAudit().origin()).isEqualTo("local");
    }

    private void assertStored(String action, String detail, Account expected) {
        assertThat(fixture.till()).isEqualTo(expected);
        assertThat(fixture.lastAudit()).isEqualTo(fixture.byJane(action, "till", detail));
    }

    private void assertRefused(ThrowingCallable change, Reason reason, String message) {
        List<Account> before = accounts.all();
        int audited = fixture.audit().size();

        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage(message);

        assertThat(accounts.all()).isEqualTo(before);
        assertThat(fixture.audit()).hasSize(audited);
    }
}
