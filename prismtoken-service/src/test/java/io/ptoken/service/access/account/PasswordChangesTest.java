package io.ptoken.service.access.account;

import static io.ptoken.service.access.account.AccountFixture.JANE;
import static io.ptoken.service.access.account.AccountFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.KnownAddress;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordChangesTest {

    private static final String OTHER = "battery staple";
    private static final Origin TILL = Origin.of("10.0.0.7");

    private final AccountFixture fixture = new AccountFixture();

    @Test
    void anAdministratorSetsOneThatHasToBeChanged() {
        fixture.change(fixture.till()
                .withFailures(7, Optional.of(fixture.clock.instant().plusSeconds(4))));
        fixture.clock.advance(Duration.ofDays(1));

        fixture.passwords.set(JANE, "till", OTHER.toCharArray(), FirstUse.MUST_CHANGE, OpenSessions.END);

        Account till = fixture.till();
        assertThat(fixture.hasher.matches(OTHER.toCharArray(), till.passwordHash()))
                .isTrue();
        assertThat(till.mustChangePassword()).isTrue();
        assertThat(till.passwordChanged()).isEqualTo(fixture.clock.instant());
        assertThat(till.failedSignIns()).isZero();
        assertThat(till.lockedUntil()).isEmpty();
        assertThat(fixture.lastAudit())
                .isEqualTo(fixture.byJane("user.passwd", "till", "by an administrator, to be changed"));
    }

    @Test
    void anotherPasswordForgetsWhatWasHeldAgainstKnownAddresses() {
        KnownAddress locked = new KnownAddress("till", "10.0.0.7", fixture.clock.instant(), 9, Instant.MAX);
        fixture.store.knownAddresses().put(locked);

        fixture.passwords.set(JANE, "till", OTHER.toCharArray(), FirstUse.KEEP, OpenSessions.END);

        assertThat(fixture.store.knownAddresses().find("till", "10.0.0.7")).contains(locked.forgiven());
    }

    @Test
    void anAdministratorMaySayThatItStays() {
        fixture.passwords.set(JANE, "till", OTHER.toCharArray(), FirstUse.KEEP, OpenSessions.END);

        assertThat(fixture.till().mustChangePassword()).isFalse();
        assertThat(fixture.lastAudit()).isEqualTo(fixture.byJane("user.passwd", "till", "by an administrator"));
    }

    @Test
    void theOwnerChangesTheOneHeWasGiven() {
        fixture.change(fixture.till().withPassword(fixture.till().passwordHash(), fixture.clock.instant(), true));

        fixture.passwords.changeOwn(
                "till", TILL, "root (jane)", PASSWORD.toCharArray(), OTHER.toCharArray(), OpenSessions.END);

        assertThat(fixture.till().mustChangePassword()).isFalse();
        assertThat(fixture.hasher.matches(OTHER.toCharArray(), fixture.till().passwordHash()))
                .isTrue();
        assertThat(fixture.lastAudit())
                .isEqualTo(new AuditEntry(
                        fixture.clock.instant(), "till", "10.0.0.7", "user.passwd", "till", "Ok", "", "by its owner"));
    }

    @Test
    void theOwnerNeedsThePresentOneAndAWrongOneCounts() {
        Account before = fixture.till();

        assertThatThrownBy(() -> fixture.passwords.changeOwn(
                        "till", TILL, "root (jane)", "wrong".toCharArray(), OTHER.toCharArray(), OpenSessions.END))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGNIN_AUTHENTICATION))
                .hasMessage("Sign-in failed: authentication failed for realm='local' username='till'");

        assertThat(fixture.till()).isEqualTo(before.withFailures(1, Optional.empty()));
        assertThat(fixture.lastAudit())
                .isEqualTo(new AuditEntry(
                        fixture.clock.instant(),
                        "root (jane)",
                        "10.0.0.7",
                        "user.passwd",
                        "till",
                        "ESignin.Authentication",
                        "",
                        "wrong password"));
    }

    @ParameterizedTest
    @CsvSource({
        "short, the password must have 8-55 printable ASCII characters",
        "correct horse, the new password must not be the present one"
    })
    void theOwnersNewOneMeetsTheRules(String password, String message) {
        Account before = fixture.till();
        int audited = fixture.audit().size();

        assertThatThrownBy(() -> fixture.passwords.changeOwn(
                        "till", TILL, "root (jane)", PASSWORD.toCharArray(), password.toCharArray(), OpenSessions.END))
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PASSWORD))
                .hasMessage(message);

        assertThat(fixture.till()).isEqualTo(before);
        assertThat(fixture.audit()).hasSize(audited);
    }

    @Test
    void theAdministratorsMeetsTheRulesAndItsAccountExists() {
        Account before = fixture.till();

        assertThatThrownBy(() ->
                        fixture.passwords.set(JANE, "till", "short".toCharArray(), FirstUse.KEEP, OpenSessions.END))
                .isInstanceOf(AccountException.class)
                .hasMessage("the password must have 8-55 printable ASCII characters");
        assertThatThrownBy(
                        () -> fixture.passwords.set(JANE, "tlil", OTHER.toCharArray(), FirstUse.KEEP, OpenSessions.END))
                .isInstanceOf(AccountException.class)
                .hasMessage("there is no account 'tlil'; known: till");

        assertThat(fixture.till()).isEqualTo(before);
        assertThat(fixture.audit()).hasSize(1);
    }
}
