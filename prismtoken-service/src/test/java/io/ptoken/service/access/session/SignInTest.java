package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.app.ServiceSettings;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.0.5", "1.1.0", "1.0.0.1"})
    void servesClientsOfBothVersions(String version) {
        assertThat(signIn(request("vendor", ServiceFixture.PASSWORD, version))).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2",
                "2.0",
                "0.9",
                "1",
                "1.",
                ".1",
                "v1.1",
                "",
                " 1.1",
                "1.1\n",
                "99999.0",
                "01.0",
                "1.00",
                "1.01",
                "1.1.",
                "1..0",
                "1.0.05",
                "1.0-5",
                "1.2.0",
                "1,0",
                "\u0661.\u0660"
            })
    void refusesOtherVersions(String version) {
        fixture.assertRefused(
                () -> signIn(request("vendor", ServiceFixture.PASSWORD, version)),
                ErrorCode.SIGNIN_VERSION,
                "This service (API version=1.1) does not support your client's API version='"
                        + version.replaceAll("[^ -~]", "?") + "'");
    }

    @Test
    void knowsTheRealmLocalAlone() {
        fixture.assertRefused(
                () -> signIn(new SessionCalls.SignIn("m-1", "ldap", "vendor", ServiceFixture.PASSWORD, "1.1", "en")),
                ErrorCode.SIGNIN_REALM,
                "Sign-in failed: unknown realm='ldap'");
    }

    @Test
    void tellsNothingAboutWhetherANameExists() {
        fixture.assertRefused(
                () -> signIn(request("vendor", "wrong", "1.1")),
                ErrorCode.SIGNIN_AUTHENTICATION,
                "Sign-in failed: authentication failed for realm='local' username='vendor'");
        fixture.assertRefused(
                () -> signIn(request("nobody", ServiceFixture.PASSWORD, "1.1")),
                ErrorCode.SIGNIN_AUTHENTICATION,
                "Sign-in failed: authentication failed for realm='local' username='nobody'");
    }

    @Test
    void refusesADisabledAccount() {
        fixture.disable("vendor");

        fixture.assertRefused(
                () -> signIn(request("vendor", ServiceFixture.PASSWORD, "1.1")),
                ErrorCode.SIGNIN_AUTHENTICATION,
                "Sign-in failed: authentication failed for realm='local' username='vendor'");
    }

    @Test
    void needsTheApiRole() {
        fixture.account("admin", Role.ADMIN);

        fixture.assertRefused(
                () -> signIn(request("admin", ServiceFixture.PASSWORD, "1.1")),
                ErrorCode.SIGNIN_PERMISSION,
                "Sign-in failed: realm='local' username='admin' does not have permission 'ptoken-api'");
    }

    @Test
    void refusesNamesThatAreNoIdent() {
        fixture.assertRefused(
                () -> signIn(request("-vendor", ServiceFixture.PASSWORD, "1.1")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'username' out of range: got '-vendor', expected 1-40 letters, digits or _-., beginning with "
                        + "a letter or digit");
        fixture.assertRefused(
                () -> signIn(new SessionCalls.SignIn("", "local", "vendor", "x", "1.1", "en")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'messageId' out of range: got '', expected 1-40 letters, digits or _-., beginning with a "
                        + "letter or digit");
        fixture.assertRefused(
                () -> signIn(new SessionCalls.SignIn("m-1", "", "vendor", "x", "1.1", "en")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'realm' out of range: got '', expected 1-40 letters, digits or _-., beginning with a letter "
                        + "or digit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\u00e4ssword", "tab\there", "12345678901234567890123456789012345678901234567890123456"})
    void refusesAPasswordOutOfRangeWithoutRepeatingIt(String password) {
        fixture.assertRefused(
                () -> signIn(request("vendor", password, "1.1")),
                ErrorCode.PARAM_RANGE,
                "Parameter 'password' out of range: got '(not shown)', expected printable ASCII, at most 55 characters");
    }

    @Test
    void showsNeitherPasswordNorTokenInText() {
        assertThat(request("vendor", "secret", "1.1").toString()).doesNotContain("secret");
        assertThat(new CallContext("m-1", "secret").toString()).doesNotContain("secret");
    }

    @Nested
    class IsAudited {

        private static final String FROM = "10.0.0.7";

        @Test
        void whenItSucceedsWithItsOrigin() {
            String token = signIn(from("vendor", ServiceFixture.PASSWORD));

            assertThat(last()).isEqualTo(entry("vendor", "Ok", ""));
            assertThat(fixture.store.sessions().open(fixture.clock.instant()))
                    .anyMatch(session -> session.origin().equals(FROM));
            assertThat(fixture.store
                            .auditLog()
                            .page(Instant.EPOCH, Instant.MAX, 0, 1000)
                            .toString())
                    .doesNotContain(token)
                    .doesNotContain(ServiceFixture.PASSWORD);
        }

        @Test
        void whenItFailsWithTheReasonThatTheCallerIsNotTold() {
            fixture.assertRefused(
                    () -> signIn(from("vendor", "wrong")),
                    ErrorCode.SIGNIN_AUTHENTICATION,
                    "Sign-in failed: authentication failed for realm='local' username='vendor'");

            assertThat(last()).isEqualTo(entry("", "ESignin.Authentication", "wrong password"));
        }

        @Test
        void whenTheRoleIsMissing() {
            fixture.account("vendor", Role.ISSUE_ANY);

            fixture.assertRefused(
                    () -> signIn(from("vendor", ServiceFixture.PASSWORD)),
                    ErrorCode.SIGNIN_PERMISSION,
                    "Sign-in failed: realm='local' username='vendor' does not have permission 'ptoken-api'");

            assertThat(last()).isEqualTo(entry("", "ESignin.Permission", "no role ptoken-api"));
        }

        @Test
        void whenItsFormVersionOrRealmIsWrongFoldedAsOtherRefusalsOfStrangers() {
            for (SessionCalls.SignIn wrong : List.of(
                    new SessionCalls.SignIn("m-1", "local", "-vendor", "x", "1.1", "en", Origin.of(FROM)),
                    new SessionCalls.SignIn("-m", "local", "vendor", "x", "1.1", "en", Origin.of(FROM)),
                    new SessionCalls.SignIn("m-1", "local", "vendor", "secret\n", "1.1", "en", Origin.of(FROM)),
                    new SessionCalls.SignIn("m-1", "local", "vendor", "x", "9.1", "en", Origin.of(FROM)),
                    new SessionCalls.SignIn("m-1", "ldap", "vendor", "x", "1.1", "en", Origin.of(FROM)))) {
                assertThatThrownBy(() -> signIn(wrong)).isInstanceOf(ServiceException.class);
            }
            fixture.application.refusals().end();

            List<AuditEntry> refused = fixture.store.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 1000).stream()
                    .map(AuditRow::entry)
                    .filter(entry -> entry.action().equals("signInWithPassword")
                            && !entry.outcome().equals(AuditEntry.OK))
                    .toList();
            assertThat(refused)
                    .extracting(AuditEntry::outcome)
                    .containsExactly("EParamRange", "ESignin.Version", "ESignin.Realm");
            assertThat(refused).allSatisfy(entry -> {
                assertThat(entry.actor()).isEmpty();
                assertThat(entry.origin()).isEqualTo(FROM);
                assertThat(entry.subject()).isEmpty();
                assertThat(entry.detail()).doesNotContain("secret");
            });
            assertThat(refused.get(0).messageId()).isEqualTo("*3");
            assertThat(refused.get(1).messageId()).isEqualTo("m-1");
        }

        private SessionCalls.SignIn from(String username, String password) {
            return new SessionCalls.SignIn("m-1", "local", username, password, "1.1", "en", Origin.of(FROM));
        }

        private AuditEntry entry(String actor, String outcome, String detail) {
            return new AuditEntry(
                    fixture.clock.instant(), actor, FROM, "signInWithPassword", "vendor", outcome, "m-1", detail);
        }

        private AuditEntry last() {
            List<AuditRow> rows = fixture.store.auditLog().page(Instant.EPOCH, Instant.MAX, 0, 1000);
            return rows.get(rows.size() - 1).entry();
        }
    }

    @Nested
    class ASession {

        @Test
        void isUnknownWhenItWasNeverOpened() {
            fixture.assertRefused(
                    () -> fixture.service.handle(new ReadCalls.Status(new CallContext("m-1", "T"))),
                    ErrorCode.AUTHENTICATION_TOKEN,
                    "Authentication failed (bad accessToken: unknown)");
        }

        @Test
        void endsWhenItsAccountExpires() {
            CallContext call = fixture.callOf("guest", Role.ISSUE_CREDIT);
            fixture.account(fixture.store
                    .accounts()
                    .find("guest")
                    .orElseThrow()
                    .withExpires(Optional.of(fixture.clock.instant().plusSeconds(60))));
            assertThatCode(() -> fixture.service.handle(new ReadCalls.Status(call)))
                    .doesNotThrowAnyException();
            fixture.clock.advance(Duration.ofSeconds(60));

            fixture.assertRefused(
                    () -> fixture.service.handle(new ReadCalls.Status(call)),
                    ErrorCode.AUTHENTICATION_TOKEN,
                    "Authentication failed (bad accessToken: account expired)");
        }

        @Test
        void expiresWhenItIsNotUsed() {
            CallContext call = fixture.call();
            fixture.clock.advance(Duration.ofMinutes(5));

            fixture.assertRefused(
                    () -> fixture.service.handle(new ReadCalls.Status(call)),
                    ErrorCode.AUTHENTICATION_TOKEN,
                    "Authentication failed (bad accessToken: expired)");
        }

        @Test
        void beginsItsLifetimeAnewWithEveryUse() {
            CallContext call = fixture.call();
            for (int i = 0; i < 5; i++) {
                fixture.clock.advance(Duration.ofSeconds(299));
                assertThatCode(() -> fixture.service.handle(new ReadCalls.Status(call)))
                        .doesNotThrowAnyException();
            }
        }

        @Test
        void endsAfterItsLifetimeWhenRenewalIsOff() {
            ServiceFixture strict = new ServiceFixture(
                            ServiceSettings.DEFAULTS.withAccess(AccessPolicy.DEFAULT.withSlidingSessions(false)))
                    .preference("ptoken.sessionTimeoutSec", "120");
            CallContext call = new CallContext("m-1", strict.signIn("vendor"));
            strict.clock.advance(Duration.ofSeconds(119));
            assertThatCode(() -> strict.service.handle(new ReadCalls.Status(call)))
                    .doesNotThrowAnyException();
            strict.clock.advance(Duration.ofSeconds(1));

            strict.assertRefused(
                    () -> strict.service.handle(new ReadCalls.Status(call)),
                    ErrorCode.AUTHENTICATION_TOKEN,
                    "Authentication failed (bad accessToken: expired)");
        }

        @Test
        void endsWithinASecondOfItsAccount() {
            CallContext call = fixture.call();
            fixture.disable("vendor");
            fixture.clock.advance(Duration.ofSeconds(1));

            fixture.assertRefused(
                    () -> fixture.service.handle(new ReadCalls.Status(call)),
                    ErrorCode.AUTHENTICATION_TOKEN,
                    "Authentication failed (bad accessToken: account disabled)");
        }

        @Test
        void losesARoleWithinASecondOfItsAccount() {
            CallContext call = fixture.call();
            assertThatCode(() -> fixture.service.handle(new ReadCalls.Status(call)))
                    .doesNotThrowAnyException();
            fixture.account("vendor", Role.ISSUE_ANY);
            fixture.clock.advance(Duration.ofSeconds(1));

            fixture.assertRefused(
                    () -> fixture.service.handle(new ReadCalls.Status(call)),
                    ErrorCode.AUTHENTICATION_PERMISSION,
                    "Access denied: accessToken does not have permission 'ptoken-api'");
        }
    }

    private String signIn(SessionCalls.SignIn request) {
        return fixture.service.handle(request);
    }

    private static SessionCalls.SignIn request(String username, String password, String version) {
        return new SessionCalls.SignIn("m-1", "local", username, password, version, "en");
    }
}
