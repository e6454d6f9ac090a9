package io.ptoken.service.access.account;

import static io.ptoken.service.access.account.AccountFixture.JANE;
import static io.ptoken.service.access.account.AccountFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.access.AccessPolicy;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.session.Gate;
import io.ptoken.service.access.session.Sessions;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.port.AuditEntry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An access token that an act on its account has ended never comes back to life, and its owner is told what ended it. */
class EndedForGoodTest {

    private static final Origin TILL = Origin.of("10.0.0.7");
    private static final char[] OTHER = "battery staple".toCharArray();

    private final AccountFixture fixture = new AccountFixture();
    private final AccessPolicy policy = AccessPolicy.DEFAULT.withSessionTimeout(Duration.ofHours(1));
    private final Sessions sessions =
            new Sessions(fixture.store.sessions(), fixture.clock, new SecureRandom(), () -> policy);
    private final Gate gate = new Gate(sessions, fixture.store.accounts(), fixture.clock);
    private final String token = sessions.open(
            "till", TILL, AuditEntry.local(fixture.clock.instant(), "till", "signInWithPassword", "till", ""));

    @Test
    void byDisablingAndEnabling() {
        fixture.accounts.setEnabled(JANE, "till", false);
        fixture.accounts.setEnabled(JANE, "till", true);

        assertEnded("account disabled");
    }

    @Test
    void alsoWhenAnEarlierReleaseDisabledTheAccount() {
        fixture.change(fixture.till().withEnabled(false));

        fixture.accounts.setEnabled(JANE, "till", true);

        assertEnded("account disabled");
    }

    @Test
    void byExpiryThatIsTakenBack() {
        Instant end = fixture.clock.instant().plusSeconds(60);
        fixture.accounts.setExpires(JANE, "till", Optional.of(end));
        assertGood();
        fixture.clock.advance(Duration.ofSeconds(60));
        assertEnded("account expired");

        fixture.accounts.setExpires(JANE, "till", Optional.empty());

        assertEnded("account expired");
    }

    @Test
    void byAnEndThatIsOverAlready() {
        fixture.accounts.setExpires(JANE, "till", Optional.of(fixture.clock.instant()));
        fixture.accounts.setExpires(JANE, "till", Optional.empty());

        assertEnded("account expired");
    }

    @Test
    void byOtherRolesAndBack() {
        Set<Role> before = fixture.till().roles();
        fixture.accounts.setRoles(JANE, "till", before);
        assertGood();

        fixture.accounts.setRoles(JANE, "till", Set.of(Role.API));
        fixture.accounts.setRoles(JANE, "till", before);

        assertEnded("roles changed");
    }

    @Test
    void byAPasswordOfAnAdministrator() {
        fixture.passwords.set(JANE, "till", OTHER, FirstUse.KEEP, OpenSessions.END);

        assertEnded("password changed");
    }

    @Test
    void byAPasswordOfTheOwner() {
        fixture.passwords.changeOwn("till", TILL, "", PASSWORD.toCharArray(), OTHER, OpenSessions.END);

        assertEnded("password changed");
    }

    @Test
    void byAPasswordThatIsTakenAway() {
        fixture.accounts.bindCertificate(JANE, "till", "ab".repeat(32));
        assertGood();

        fixture.accounts.useCertificateAlone(JANE, "till");

        assertEnded("password changed");
    }

    @Test
    void notByAPasswordIfTheSessionsAreToGoOn() {
        fixture.passwords.set(JANE, "till", OTHER, FirstUse.KEEP, OpenSessions.KEEP);

        assertGood();
        assertThat(fixture.lastAudit().detail()).isEqualTo("by an administrator, its sessions go on");
    }

    @Test
    void notByWhatBarsSignInAlone() {
        fixture.change(fixture.till()
                .withFailures(9, Optional.of(fixture.clock.instant().plusSeconds(60))));
        fixture.accounts.unlock(JANE, "till");

        assertGood();
    }

    @Test
    void forALifetimeLongerThanTheActThatEndedThem() {
        Account till = fixture.till();
        fixture.accounts.setEnabled(JANE, "till", false);
        fixture.clock.advance(Duration.ofMinutes(59));
        fixture.accounts.setEnabled(JANE, "till", true);

        assertThat(fixture.till()).isEqualTo(till);
        assertEnded("account disabled");
    }

    private void assertGood() {
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(gate.admit(call(), List.of()).username()).isEqualTo("till");
    }

    private void assertEnded(String reason) {
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> gate.admit(call(), List.of()))
                .hasMessageEndingWith("(bad accessToken: " + reason + ")");
    }

    private CallContext call() {
        return new CallContext("m-1", token, TILL);
    }
}
