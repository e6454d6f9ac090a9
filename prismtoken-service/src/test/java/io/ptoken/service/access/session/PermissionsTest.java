package io.ptoken.service.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.AdminCalls;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.fixture.TestKey;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Which role each method needs (operating requirements sections 2 and 3). */
class PermissionsTest {

    private final ServiceFixture fixture = new ServiceFixture().preference("ptoken.allowIssueProprietaryTokens", "1");

    @Test
    void creditNeedsIssueCredit() {
        CallContext allowed = fixture.callOf("seller", Role.ISSUE_CREDIT);
        CallContext other = fixture.callOf("technician", Role.ISSUE_KEYCHANGE, Role.ISSUE_ENG);

        assertThat(fixture.service.handle(
                        new IssueCalls.Credit(allowed, Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW)))
                .hasSize(1);
        assertDenied(
                () -> fixture.service.handle(
                        new IssueCalls.Credit(other, Meters.sample().config(), 0, BigDecimal.TEN, IssueTime.NOW)),
                "ptoken-issue-credit");
    }

    @Test
    void aChangeThatTheCallerAsksForNeedsIssueKeychangeToo() {
        fixture.module.load(TestKey.sta(2, 123_457, 2));
        CallContext seller = fixture.callOf("seller", Role.ISSUE_CREDIT);

        assertDenied(
                () -> fixture.service.handle(new IssueCalls.Credit(
                        seller, Meters.sample().newConfig(123_457, 2, 1).config(), 0, BigDecimal.TEN, IssueTime.NOW)),
                "ptoken-issue-keychange");
        assertThat(fixture.service.handle(new IssueCalls.Credit(
                        seller, Meters.sample().allowKrnUpdate().config(), 0, BigDecimal.TEN, IssueTime.NOW)))
                .as("a change the server adds needs no more than the credit")
                .hasSize(3);
    }

    @Test
    void engineeringNeedsIssueEng() {
        CallContext allowed = fixture.callOf("technician", Role.ISSUE_ENG);
        CallContext other = fixture.callOf("seller", Role.ISSUE_CREDIT);

        assertThat(fixture.service.handle(new IssueCalls.Management(
                        allowed, Meters.sample().config(), 5, BigDecimal.ZERO, IssueTime.NOW)))
                .hasSize(1);
        assertDenied(
                () -> fixture.service.handle(
                        new IssueCalls.Management(other, Meters.sample().config(), 5, BigDecimal.ZERO, IssueTime.NOW)),
                "ptoken-issue-eng");
        assertDenied(
                () -> fixture.service.handle(
                        new IssueCalls.SetControl(other, Meters.sample().config(), true, 1, 1, IssueTime.NOW)),
                "ptoken-issue-eng");
    }

    @Test
    void keyChangesNeedIssueKeychange() {
        CallContext allowed = fixture.callOf("technician", Role.ISSUE_KEYCHANGE);
        CallContext other = fixture.callOf("seller", Role.ISSUE_CREDIT);
        MeterConfigAmendment otherTariff = new MeterConfigAmendment(123_457, 1, 2);

        assertThat(fixture.service.handle(
                        new IssueCalls.KeyChange(allowed, Meters.sample().config(), otherTariff)))
                .hasSize(2);
        assertDenied(
                () -> fixture.service.handle(
                        new IssueCalls.KeyChange(other, Meters.sample().config(), otherTariff)),
                "ptoken-issue-keychange");
    }

    @Test
    void meterTestsNeedIssueMetertest() {
        CallContext allowed = fixture.callOf("technician", Role.ISSUE_METERTEST);
        CallContext other = fixture.callOf("seller", Role.ISSUE_CREDIT);

        assertThat(fixture.service
                        .handle(new IssueCalls.MeterTest(allowed, 0, 0, 0))
                        .subclass())
                .isZero();
        assertDenied(() -> fixture.service.handle(new IssueCalls.MeterTest(other, 0, 0, 0)), "ptoken-issue-metertest");
    }

    @Test
    void proprietaryTokensNeedBothRoles() {
        CallContext both = fixture.callOf("maker", Role.ISSUE_ENG, Role.ISSUE_PROPRIETARY);
        CallContext any = fixture.callOf("any", Role.ISSUE_ANY);
        CallContext engineering = fixture.callOf("technician", Role.ISSUE_ENG);
        CallContext proprietary = fixture.callOf("odd", Role.ISSUE_PROPRIETARY);

        assertThat(proprietaryToken(both)).isEqualTo(11);
        assertThat(proprietaryToken(any)).isEqualTo(11);
        assertDenied(() -> proprietaryToken(engineering), "ptoken-issue-proprietary");
        assertDenied(() -> proprietaryToken(proprietary), "ptoken-issue-eng");
    }

    @Test
    void proprietaryTokensNeedThePreferenceAsWell() {
        ServiceFixture off = new ServiceFixture();

        off.assertRefused(
                () -> off.service.handle(new IssueCalls.Management(
                        off.call(), Meters.sample().config(), 15, BigDecimal.ONE, IssueTime.NOW)),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: proprietary tokens (ptoken.allowIssueProprietaryTokens is 0)");
    }

    @Test
    void readingNeedsNoMoreThanASession() {
        CallContext call = fixture.callOf("reader");

        assertThat(fixture.service.handle(new ReadCalls.Status(call))).hasSize(1);
        assertThat(fixture.service
                        .handle(new ReadCalls.IdRecord(call, "00000260060135803400000207999907012"))
                        .krn())
                .isEqualTo(2);
        assertThat(fixture.service
                        .handle(new ReadCalls.Verify(call, Meters.sample().config(), "00000000000134220736"))
                        .validationResult())
                .isEqualTo(ErrorCode.VERIFY_OK);
    }

    @Test
    void whatThisInstallationDoesNotDoIsDeniedBeforeItIsCalledDisabled() {
        CallContext seller = fixture.callOf("seller", Role.ISSUE_CREDIT);
        CallContext maker = fixture.callOf("maker", Role.ISSUE_DITK);
        CallContext admin = fixture.callOf("admin", Role.ADMIN);

        assertDenied(
                () -> fixture.service.handle(
                        new IssueCalls.DitkChange(seller, Meters.sample().config())),
                "ptoken-issue-ditk");
        assertDenied(() -> fixture.service.handle(new AdminCalls.ResetTids(seller, "*")), "ptoken-admin");
        assertDenied(() -> fixture.service.handle(new AdminCalls.LoadLicence(seller, "")), "ptoken-admin");
        fixture.assertRefused(
                () -> fixture.service.handle(
                        new IssueCalls.DitkChange(maker, Meters.sample().config())),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: issueDitkChangeTokens is for manufacturing mode; this installation is in vending mode,"
                        + " with firmware STS6TV01");
        fixture.assertRefused(
                () -> fixture.service.handle(new AdminCalls.ResetTids(admin, "*")),
                ErrorCode.SERVICE_DISABLED,
                "Feature disabled: ctsResetTidList (not in compliance-test mode)");
        fixture.assertRefused(
                () -> fixture.service.handle(new AdminCalls.LoadLicence(admin, "text")),
                ErrorCode.SECURITY_MODULE,
                "Security Module error '98': PERMISSION_ERROR: this module takes no licences");
    }

    private int proprietaryToken(CallContext call) {
        return fixture.service
                .handle(new IssueCalls.Management(call, Meters.sample().config(), 11, BigDecimal.ONE, IssueTime.NOW))
                .get(0)
                .subclass();
    }

    private void assertDenied(ThrowingCallable call, String permission) {
        fixture.assertRefused(
                call,
                ErrorCode.AUTHENTICATION_PERMISSION,
                "Access denied: accessToken does not have permission '" + permission + "'");
    }
}
