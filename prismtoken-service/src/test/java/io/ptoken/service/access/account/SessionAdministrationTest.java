package io.ptoken.service.access.account;

import static io.ptoken.service.access.account.AccountFixture.JANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.ApiSession;
import io.ptoken.service.access.account.AccountException.Reason;
import io.ptoken.service.port.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionAdministrationTest {

    private final AccountFixture fixture = new AccountFixture();
    private final SessionAdministration sessions = fixture.sessions;

    @BeforeEach
    void openSessions() {
        open("abcdef012345", "till");
        open("abcdee012345", "till");
        open("0123456789ab", "other");
    }

    @Test
    void listsThoseThatAreOpen() {
        assertThat(sessions.open()).extracting(ApiSession::username).containsExactly("other", "till", "till");
        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(sessions.open()).isEmpty();
    }

    @Test
    void revokesAllOfAnAccount() {
        assertThat(sessions.revokeAllOf(JANE, "till")).isEqualTo(2);

        assertThat(sessions.open()).extracting(ApiSession::username).containsExactly("other");
        assertThat(fixture.lastAudit())
                .isEqualTo(fixture.byJane("session.revoke", "till", "all sessions of the account"));
    }

    @Test
    void revokesOneByTheBeginningOfItsId() {
        assertThat(sessions.revoke(JANE, "abcdef").shortId()).isEqualTo("abcdef012345");

        assertThat(sessions.open()).extracting(ApiSession::shortId).containsExactly("0123456789ab", "abcdee012345");
        assertThat(fixture.lastAudit()).isEqualTo(fixture.byJane("session.revoke", "till", "session abcdef012345"));
    }

    @Test
    void refusesAnIdThatMeansSeveral() {
        assertRefused(() -> sessions.revoke(JANE, "abcde"), "2 open sessions begin with 'abcde'; give more digits");
    }

    @Test
    void refusesAnIdOfNoSessionOrATooShortOne() {
        assertRefused(
                () -> sessions.revoke(JANE, "ffffff"),
                "there is no open session 'ffffff'; 'ptoken session list' shows them");
        assertRefused(
                () -> sessions.revoke(JANE, "0"), "there is no open session '0'; 'ptoken session list' shows them");
    }

    @Test
    void refusesAnUnknownAccount() {
        assertRefused(() -> sessions.revokeAllOf(JANE, "tlil"), "there is no account 'tlil'; known: till");
    }

    private void open(String id, String username) {
        Instant now = fixture.clock.instant();
        ApiSession session =
                new ApiSession(id + "0".repeat(52), username, "10.0.0.7", now, now.plus(Duration.ofMinutes(5)));
        fixture.store.sessions().open(session, AuditEntry.local(now, username, "signInWithPassword", username, ""));
    }

    private void assertRefused(ThrowingCallable revocation, String message) {
        int audited = fixture.audit().size();

        assertThatThrownBy(revocation)
                .isInstanceOfSatisfying(
                        AccountException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN))
                .hasMessage(message);

        assertThat(sessions.open()).hasSize(3);
        assertThat(fixture.audit()).hasSize(audited);
    }
}
