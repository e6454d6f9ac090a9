package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Overload;
import io.ptoken.service.access.PasswordHasher;
import io.ptoken.service.access.RecentPasswords;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.SignInAttempt.Purpose;
import io.ptoken.service.fixture.CheapHash;
import io.ptoken.service.fixture.SettableClock;
import io.ptoken.service.memory.InMemoryStore;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lock-out, expiry, certificates, and that nothing of it can be told from outside. */
@Tag("slow")
class AuthenticatorTest {

    private static final String PASSWORD = "correct horse";
    private static final Origin TILL = Origin.of("10.0.0.7");
    private static final Origin STRANGER = Origin.of("10.9.9.9");
    private static final String FINGERPRINT = "ab".repeat(32);

    private final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    private final InMemoryStore store = new InMemoryStore();
    private final PasswordHasher hasher = new PasswordHasher(new SecureRandom(), 2);
    private AccessPolicy policy = AccessPolicy.DEFAULT;
    private final Authenticator authenticator = node();

    @BeforeEach
    void addAnAccount() {
        add(Account.of("vendor", CheapHash.of(PASSWORD), Set.of(Role.API), clock.instant()));
    }

    @Nested
    class LocksOut {

        @Test
        void fromTheFifthWrongPasswordInARowForTwiceAsLongEachTime() {
            for (int expected : new int[] {0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
                assertRefused(STRANGER, "wrong", "wrong password");
                assertThat(lock()).isEqualTo(Duration.ofSeconds(expected));
                clock.advance(Duration.ofSeconds(expected));
            }
            assertThat(account().failedSignIns()).isEqualTo(16);
        }

        @Test
        void refusingARightPasswordWithoutCountingIt() {
            guess(STRANGER, 5);
            Account locked = account();

            assertRefused(STRANGER, PASSWORD, "locked after wrong passwords");
            assertRefused(STRANGER, "wrong", "locked after wrong passwords");

            assertThat(account()).isEqualTo(locked);
            assertThat(locked.isLocked(clock.instant())).isTrue();
        }

        @Test
        void untilItsTimeIsOverAndARightPasswordStartsAnew() {
            guess(STRANGER, 5);
            clock.advance(Duration.ofSeconds(1));

            assertThat(signIn(STRANGER, PASSWORD).username()).isEqualTo("vendor");

            assertThat(account().failedSignIns()).isZero();
            assertThat(account().lockedUntil()).isEmpty();
            assertThat(lastAudit().detail()).isEqualTo("right password after 5 wrong ones");
        }

        @Test
        void onEveryNode() {
            guess(STRANGER, 5);

            assertRefused(node(), STRANGER, PASSWORD, "locked after wrong passwords");
        }

        @Test
        void whoeverGuessesManyAtOnceAfterAFewHashes() {
            int guesses = 40;
            List<String> passwords = IntStream.range(0, guesses)
                    .mapToObj(i -> i == guesses - 1 ? PASSWORD : "guess" + i)
                    .toList();
            assertThat(passwords.subList(0, guesses - 1).parallelStream().filter(guess -> succeeds(guess)))
                    .isEmpty();

            assertRefused(STRANGER, PASSWORD, "locked after wrong passwords");
            assertThat(account().failedSignIns()).isEqualTo(5);
        }

        @Test
        void evenARightGuessWhenTheOthersLockedTheAccountMeanwhile() {
            Authenticator slow = meanwhile(account ->
                    account.withFailures(5, Optional.of(clock.instant().plusSeconds(1))));

            assertRefused(slow, STRANGER, PASSWORD, "locked after wrong passwords");
        }

        @Test
        void theOldPasswordWhenItWasChangedMeanwhile() {
            Authenticator slow = meanwhile(
                    account -> account.withPassword(CheapHash.of("another password"), clock.instant(), false));

            assertRefused(slow, STRANGER, PASSWORD, "account changed meanwhile");
        }

        @Test
        void nobodyAtAnAddressKnownToBeRightBeforeButThoseWhoGuessThere() {
            signIn(TILL, PASSWORD);

            guess(STRANGER, 8);

            assertThat(account().failedSignIns()).isEqualTo(5);
            assertThat(signIn(TILL, PASSWORD).username()).isEqualTo("vendor");
            assertRefused(STRANGER, PASSWORD, "locked after wrong passwords");
            assertThat(account().failedSignIns())
                    .as("what the till does frees no stranger")
                    .isEqualTo(5);
            IntStream.rangeClosed(1, 5)
                    .forEach(i -> assertRefused(
                            TILL,
                            "wrong",
                            "wrong password, " + i + " in a row from an address known to be right before"));
            assertRefused(TILL, PASSWORD, "locked after wrong passwords");
            clock.advance(Duration.ofSeconds(1));
            assertThat(signIn(TILL, PASSWORD).username()).isEqualTo("vendor");
        }

        @Test
        void anAddressThatWasRightMoreThanAWeekAgoLikeAnyOther() {
            signIn(TILL, PASSWORD);
            clock.advance(Duration.ofDays(7));
            guess(STRANGER, 5);

            assertRefused(TILL, PASSWORD, "locked after wrong passwords");
        }

        private void guess(Origin origin, int times) {
            for (int i = 0; i < times; i++) {
                assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> signIn(origin, "wrong"));
            }
        }

        private Duration lock() {
            return account()
                    .lockedUntil()
                    .map(until -> Duration.between(clock.instant(), until))
                    .orElse(Duration.ZERO);
        }

        private boolean succeeds(String password) {
            try {
                signIn(STRANGER, password);
                return true;
            } catch (ServiceException e) {
                return false;
            }
        }
    }

    @Nested
    class Refuses {

        @Test
        void anUnknownName() {
            SignInAttempt attempt = new SignInAttempt("nobody", STRANGER, "m-1", Purpose.SIGN_IN);
            long before = hasher.hashesMade();

            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> authenticator.authenticate(attempt, PASSWORD.toCharArray()))
                    .withMessage("Sign-in failed: authentication failed for realm='local' username='nobody'");

            assertThat(hasher.hashesMade() - before).isEqualTo(1);
            assertThat(lastAudit())
                    .isEqualTo(new AuditEntry(
                            clock.instant(),
                            "",
                            "10.9.9.9",
                            "signInWithPassword",
                            "nobody",
                            "ESignin.Authentication",
                            "m-1",
                            "no such account"));
        }

        @Test
        void aDisabledAccount() {
            change(account().withEnabled(false));

            assertRefused(TILL, PASSWORD, "account disabled");
            assertRefused(TILL, "wrong", "account disabled");
        }

        @Test
        void anExpiredAccountFromItsEndOn() {
            change(account().withExpires(Optional.of(clock.instant().plusSeconds(1))));
            assertThat(signIn(TILL, PASSWORD).username()).isEqualTo("vendor");
            clock.advance(Duration.ofSeconds(1));

            assertRefused(TILL, PASSWORD, "account expired");
        }

        @Test
        void aPasswordFromItsMaximumAgeOn() {
            policy = policy.withPasswordMaximumAgeDays(90);
            clock.advance(Duration.ofDays(90).minusSeconds(1));
            assertThat(signIn(TILL, PASSWORD).username()).isEqualTo("vendor");
            clock.advance(Duration.ofSeconds(1));

            assertRefused(TILL, PASSWORD, "password too old; an administrator has to set another");
            policy = policy.withPasswordMaximumAgeDays(0);
            assertThat(signIn(TILL, PASSWORD).username()).isEqualTo("vendor");
        }

        @Test
        void aFirstPasswordButForChangingIt() {
            change(account().withPassword(account().passwordHash(), clock.instant(), true));

            assertRefused(TILL, PASSWORD, "password has to be changed first");
            assertThat(authenticator
                            .authenticate(
                                    new SignInAttempt("vendor", TILL, "", Purpose.CHANGE_PASSWORD),
                                    PASSWORD.toCharArray())
                            .username())
                    .isEqualTo("vendor");
        }

        /** Neither is told to who guesses, and the guess counts. */
        @Test
        void aWrongPasswordIsWrongWhateverTheRightOneWouldMeet() {
            change(account().withPassword(account().passwordHash(), clock.instant(), true));
            assertRefused(TILL, "a guess", "wrong password");
            assertThat(account().failedSignIns()).isEqualTo(1);

            change(account().withPassword(account().passwordHash(), clock.instant(), false));
            policy = policy.withPasswordMaximumAgeDays(90);
            clock.advance(Duration.ofDays(90));
            assertRefused(TILL, "a guess", "wrong password");
            assertRefused(TILL, "a guess", "wrong password");
            assertThat(account().failedSignIns()).isEqualTo(2);
        }

        /** A password that is remembered must not shorten a refusal. */
        @Test
        void atFullCostAPasswordThatHasToBeChangedEvenIfItIsRemembered() {
            signIn(TILL, PASSWORD);
            change(account().withPassword(account().passwordHash(), clock.instant(), true));

            assertRefused(TILL, PASSWORD, "password has to be changed first");
        }

        /** A password that is remembered must not shorten a refusal. */
        @Test
        void atFullCostEvenAPasswordThatIsRemembered() {
            signIn(TILL, PASSWORD);
            long before = hasher.hashesMade();
            signIn(TILL, PASSWORD);
            assertThat(hasher.hashesMade()).as("remembered").isEqualTo(before);
            change(account().withEnabled(false));

            assertRefused(TILL, PASSWORD, "account disabled");
        }
    }

    @Nested
    class ClientCertificates {

        private final Origin presenting = new Origin("10.0.0.7", Optional.of(FINGERPRINT));

        @Test
        void isNeededByAnAccountBoundToOneBesidesThePassword() {
            change(account().withCertificate(Optional.of(FINGERPRINT)));

            assertThat(signIn(presenting, PASSWORD).username()).isEqualTo("vendor");
            assertRefused(TILL, PASSWORD, "the account's client certificate was not presented");
            assertRefused(
                    new Origin("10.0.0.7", Optional.of("cd".repeat(32))),
                    PASSWORD,
                    "the account's client certificate was not presented");
            assertRefused(presenting, "", "wrong password, 1 in a row from an address known to be right before");
        }

        @Test
        void isNotAskedOfOthers() {
            assertThat(signIn(presenting, PASSWORD).username()).isEqualTo("vendor");
        }

        @Test
        void isEnoughForAnAccountWithoutPassword() {
            change(account()
                    .withCertificate(Optional.of(FINGERPRINT))
                    .withPassword(Account.NO_PASSWORD, clock.instant(), false));

            assertThat(signIn(presenting, "").username()).isEqualTo("vendor");
            assertRefused(presenting, PASSWORD, "a password for an account without one");
            assertRefused(TILL, "", "the account's client certificate was not presented");
        }

        @Test
        void isTheOnlyWayWithoutPassword() {
            change(account().withPassword(Account.NO_PASSWORD, clock.instant(), false));

            assertRefused(TILL, "", "account without password and certificate");
            assertRefused(TILL, "none", "account without password and certificate");
        }
    }

    private Authenticator node() {
        return new Authenticator(
                store.accounts(),
                store.knownAddresses(),
                FoldedRefusals.written(store.auditLog(), clock),
                recent(),
                queue(),
                clock,
                () -> policy);
    }

    /** A node whose accounts change while it makes a hash. */
    private Authenticator meanwhile(UnaryOperator<Account> change) {
        return new Authenticator(
                new ChangingMeanwhile(store.accounts(), clock, change),
                store.knownAddresses(),
                FoldedRefusals.written(store.auditLog(), clock),
                recent(),
                queue(),
                clock,
                () -> policy);
    }

    private SignInQueue queue() {
        return new SignInQueue(SignInLimits.DEFAULT, 2, clock, new Overload(clock));
    }

    private RecentPasswords recent() {
        return new RecentPasswords(hasher, clock, new SecureRandom(), Duration.ofMinutes(1));
    }

    private Account signIn(Origin origin, String password) {
        return authenticator.authenticate(
                new SignInAttempt("vendor", origin, "m-1", Purpose.SIGN_IN), password.toCharArray());
    }

    private void assertRefused(Origin origin, String password, String reason) {
        assertRefused(authenticator, origin, password, reason);
    }

    /** One answer, one hash, the reason in the audit log. */
    private void assertRefused(Authenticator node, Origin origin, String password, String reason) {
        long before = hasher.hashesMade();
        SignInAttempt attempt = new SignInAttempt("vendor", origin, "m-1", Purpose.SIGN_IN);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> node.authenticate(attempt, password.toCharArray()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGNIN_AUTHENTICATION))
                .withMessage("Sign-in failed: authentication failed for realm='local' username='vendor'");

        assertThat(hasher.hashesMade() - before).as("hashes").isEqualTo(1);
        assertThat(lastAudit())
                .isEqualTo(new AuditEntry(
                        clock.instant(),
                        "",
                        origin.address(),
                        "signInWithPassword",
                        "vendor",
                        "ESignin.Authentication",
                        "m-1",
                        reason));
    }

    private AuditEntry lastAudit() {
        List<AuditRow> rows = store.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 10_000);
        return rows.get(rows.size() - 1).entry();
    }

    private Account account() {
        return store.accounts().find("vendor").orElseThrow();
    }

    private void add(Account account) {
        assertThat(store.accounts().add(account, entry())).isTrue();
    }

    private void change(Account changed) {
        assertThat(store.accounts().update(changed.username(), before -> changed, entry()))
                .isPresent();
    }

    private AuditEntry entry() {
        return AuditEntry.local(clock.instant(), "test", "user", "vendor", "");
    }
}
