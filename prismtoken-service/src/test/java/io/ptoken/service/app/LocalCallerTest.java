package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalCallerTest {

    private final ServiceFixture fixture = new ServiceFixture();

    @Test
    void issuesWhatItsRolesAllowAndIsAudited() {
        LocalCaller till = fixture.application.localCaller("till", Role.ISSUE_CREDIT);

        assertThat(fixture.service.handle(new IssueCalls.Credit(
                        till.call("m-1"), Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW)))
                .hasSize(1);
        assertThat(fixture.store.lastAudited().actor()).isEqualTo("till");
        assertThat(fixture.store.lastAudited().origin()).isEqualTo("local");
        fixture.assertRefused(
                () -> fixture.service.handle(new IssueCalls.Management(
                        till.call("m-2"), Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW)),
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission 'ptoken-issue-eng'");
    }

    @Test
    void goesOnLongerThanASessionLasts() {
        LocalCaller till = fixture.application.localCaller("till", Role.ISSUE_CREDIT);
        fixture.clock.advance(Duration.ofHours(5));

        assertThat(fixture.service.handle(new ReadCalls.Status(till.call("m-1"))))
                .hasSize(1);
    }

    @Test
    void callsNoMoreWhenItIsClosed() {
        LocalCaller till = fixture.application.localCaller("till", Role.ISSUE_CREDIT);

        till.close();

        assertThat(fixture.store.lastAudited().action()).isEqualTo("signOut");
        fixture.assertRefused(
                () -> fixture.service.handle(new ReadCalls.Status(till.call("m-1"))),
                ErrorCode.AUTHENTICATION_TOKEN,
                "Authentication failed (bad accessToken: signed out)");
    }

    @Test
    void nobodySignsInToItsAccount() {
        fixture.application.localCaller("till", Role.ISSUE_CREDIT);

        for (String password : new String[] {"", "none", ServiceFixture.PASSWORD}) {
            assertThatExceptionOfType(ServiceException.class)
                    .isThrownBy(() -> fixture.service.handle(
                            new SessionCalls.SignIn("m-1", "local", "till", password, "1.1", "en")))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SIGNIN_AUTHENTICATION));
        }
    }

    @Test
    void isTheSameAfterARestart() {
        fixture.application.localCaller("till", Role.ISSUE_CREDIT);

        LocalCaller again = fixture.application.localCaller("till", Role.ISSUE_CREDIT);
        assertThat(fixture.service.handle(new ReadCalls.Status(again.call("m-1"))))
                .hasSize(1);
    }

    @Test
    void doesNotTakeOverTheAccountOfSomebody() {
        requireRefused("vendor");
    }

    @Test
    void doesNotTakeOverAnotherCallerWithOtherRoles() {
        fixture.application.localCaller("till", Role.ISSUE_CREDIT);

        requireRefused("till");
    }

    private void requireRefused(String username) {
        assertThatThrownBy(() -> fixture.application.localCaller(username, Role.ISSUE_ANY))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.PARAM_RANGE))
                .hasMessage("Parameter 'username' out of range: got '" + username
                        + "', expected a name that no account with a password or with other roles has");
    }
}
