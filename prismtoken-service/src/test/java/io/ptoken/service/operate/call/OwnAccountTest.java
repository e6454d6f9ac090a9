package io.ptoken.service.operate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.AccountException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.console.ConsoleSessions;
import io.ptoken.service.access.console.Entry;
import io.ptoken.service.fixture.ScriptedDialogue;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.operate.call.AccountCalls.SignIn;
import io.ptoken.service.operate.call.OpenSessionCalls.OpenSession;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see and change of their own account, whatever their roles. */
class OwnAccountTest {

    private static final Origin DESK = Origin.of("10.0.0.7");

    private final ServiceFixture service = new ServiceFixture();
    private final Operators operators = service.application.operators();
    private final ConsoleSessions console = service.application.consoleSessions();
    private final ScriptedDialogue yes = new ScriptedDialogue(ServiceFixture.PASSWORD, true);

    @BeforeEach
    void makeAccounts() {
        service.account("jane");
        service.account("joe", Role.OPERATOR);
        service.account("admin", Role.ADMIN);
    }

    @Test
    void whoHasNoRoleSeesTheirOwnAccountAndNoOther() {
        assertThat(ask("jane", new AccountCalls.One("jane")).username()).isEqualTo("jane");
        assertDenied(() -> ask("jane", new AccountCalls.One("joe")));
        assertDenied(() -> ask("jane", new AccountCalls.SignIns("joe", 5)));
        assertDenied(() -> ask("jane", new OpenSessionCalls.OfAccount("joe")));
        assertDenied(() -> ask("jane", new OpenSessionCalls.RevokeOwn("joe", "0123456789ab")));
        assertDenied(() -> ask("jane", new AccountCalls.SetOwnZone("joe", "UTC")));
    }

    @Test
    void theirSessionsAreSeenAndOneIsEnded() {
        open("jane");
        open("jane");
        open("joe");

        List<OpenSession> own = ask("jane", new OpenSessionCalls.OfAccount("jane"));
        assertThat(own).hasSize(2).allMatch(session -> session.username().equals("jane"));
        ask("jane", new OpenSessionCalls.RevokeOwn("jane", own.get(0).id()));

        assertThat(ask("jane", new OpenSessionCalls.OfAccount("jane"))).containsExactly(own.get(1));
        assertThat(last().action()).isEqualTo("session.revoke");
        assertThat(last().actor()).isEqualTo("jane");
    }

    @Test
    void nobodyEndsASessionOfSomebodyElseByTheirOwnCall() {
        open("joe");
        String id = ask("joe", new OpenSessionCalls.OfAccount("joe")).get(0).id();

        assertThatExceptionOfType(AccountException.class)
                .isThrownBy(() -> ask("jane", new OpenSessionCalls.RevokeOwn("jane", id)));
        assertThatExceptionOfType(NotPossibleException.class)
                .isThrownBy(() -> ask("admin", new OpenSessionCalls.RevokeOwn("joe", id)));
        assertThat(ask("joe", new OpenSessionCalls.OfAccount("joe"))).hasSize(1);
    }

    @Test
    void theirSignInsAreSeenRightOrWrong() {
        open("jane");
        service.clock.advance(Duration.ofSeconds(5));
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> console.signIn("jane", DESK, "not it".toCharArray()));
        open("joe");
        service.clock.advance(Duration.ofMinutes(1));
        service.application.refusals().look();

        assertThat(ask("jane", new AccountCalls.SignIns("jane", 5)))
                .extracting(SignIn::outcome)
                .containsExactly("ESignin.Authentication", "Ok");
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> new AccountCalls.SignIns("jane", 0))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PARAM_RANGE));
    }

    @Test
    void theZoneIsTheirs() {
        String secret = open("jane");
        ask("jane", new AccountCalls.SetOwnZone("jane", "Africa/Johannesburg"));

        assertThat(console.look(secret, DESK).visitor().orElseThrow().zone())
                .contains(ZoneId.of("Africa/Johannesburg"));
        assertThat(last().detail()).isEqualTo("Africa/Johannesburg");

        ask("jane", new AccountCalls.SetOwnZone("jane", ""));
        assertThat(console.look(secret, DESK).visitor().orElseThrow().zone()).isEmpty();
        assertThatExceptionOfType(NotPossibleException.class)
                .isThrownBy(() -> ask("admin", new AccountCalls.SetOwnZone("jane", "UTC")));
    }

    @Test
    void aZoneIsOneThatThereIs() {
        for (String none : List.of("Africa/Nowhere", "+02:00", "<b>", "a".repeat(1000))) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> new AccountCalls.SetOwnZone("jane", none))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PARAM_RANGE));
        }
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.AUTHENTICATION_PERMISSION));
    }

    private <R> R ask(String account, OperatorCall<R> call) {
        Operator who = Operator.signedIn(service.store.accounts().find(account).orElseThrow(), DESK);
        return operators.handle(who, call, yes);
    }

    private String open(String account) {
        return ((Entry.Opened) console.signIn(account, DESK, ServiceFixture.PASSWORD.toCharArray())).secret();
    }

    private AuditEntry last() {
        AuditLog log = service.store.auditLog();
        return log.page(Instant.EPOCH, AuditLog.END_OF_TIME, log.head().sequence() - 1, 1)
                .get(0)
                .entry();
    }
}
