package io.ptoken.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.api.MeterConfigAmendment;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.SessionCalls;
import io.ptoken.service.fixture.Meters;
import io.ptoken.service.fixture.ServiceFixture;
import io.ptoken.service.port.AuditEntry;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who, from where, what, on which meter, with what result, under which message (operating requirements section 11). */
class AuditedCallsTest {

    private final ServiceFixture fixture = new ServiceFixture();
    private final CallContext call = new CallContext("m-1", fixture.call().accessToken(), Origin.of("10.0.0.7"));
    private final MeterConfig meter = Meters.sample().config();

    @Test
    void anIssuedTokenLeavesOneEntryThatSaysWhatItWas() {
        List<IssuedToken> tokens =
                fixture.service.handle(new IssueCalls.Credit(call, meter, 0, new BigDecimal("102.0"), IssueTime.NOW));

        AuditEntry entry = fixture.store.lastAudited();
        String digest = entry.detail().substring(entry.detail().lastIndexOf(' ') + 1);
        assertThat(digest).matches("[0-9a-f]{32}");
        assertThat(entry)
                .isEqualTo(new AuditEntry(
                        fixture.clock.instant(),
                        "vendor",
                        "10.0.0.7",
                        "issueCreditToken",
                        meter.drn(),
                        "Ok",
                        "m-1",
                        "class 0/0 SGC 123457 KRN 1 TID " + tokens.get(0).tid().minutes() + " amount 102; result "
                                + digest));
        assertThat(entry.toString()).doesNotContain(tokens.get(0).token().decimal());
    }

    @Test
    void everyCallLeavesAnEntryWithTheNameOfItsMethod() {
        assertAudited("getStatus", "", c -> fixture.service.handle(new ReadCalls.Status(c)));
        assertAudited(
                "issueMseToken",
                meter.drn(),
                c -> fixture.service.handle(new IssueCalls.Management(c, meter, 0, BigDecimal.TEN, IssueTime.NOW)));
        assertAudited(
                "issueSetControlToken",
                meter.drn(),
                c -> fixture.service.handle(new IssueCalls.SetControl(c, meter, true, 1, 1, IssueTime.NOW)));
        assertAudited(
                "issueKeyChangeTokens",
                meter.drn(),
                c -> fixture.service.handle(
                        new IssueCalls.KeyChange(c, meter, new MeterConfigAmendment(123_457, 1, 2))));
        assertAudited(
                "issueMeterTestToken",
                "class 1/0 mfrcode 0",
                c -> fixture.service.handle(new IssueCalls.MeterTest(c, 0, 0, 0)));
        assertAudited(
                "parseIdRecord",
                "",
                c -> fixture.service.handle(new ReadCalls.IdRecord(c, "00000260060135803400000207999907012")));
    }

    @Test
    void verifyingIsAuditedWithItsResult() {
        fixture.service.handle(new ReadCalls.Verify(call, meter, "00000000000134220737"));

        assertThat(fixture.store.lastAudited().action()).isEqualTo("verifyToken");
        assertThat(fixture.store.lastAudited().outcome()).isEqualTo("EVerify.Crc");
    }

    @Test
    void fetchingIsAuditedWithTheMessageFetched() {
        fixture.service.handle(new IssueCalls.Credit(call, meter, 0, BigDecimal.TEN, IssueTime.NOW));
        fixture.service.handle(new ReadCalls.Result(fixture.call("m-2"), "m-1"));

        assertThat(fixture.store.lastAudited().action()).isEqualTo("fetchTokenResult");
        assertThat(fixture.store.lastAudited().subject()).isEqualTo("m-1");
        assertThat(fixture.store.lastAudited().messageId()).isEqualTo("m-2");
    }

    @Test
    void aRefusalIsAuditedWithItsCodeAndText() {
        fixture.module.refuseWith(SmStatus.INSUFFICIENT_CREDIT_BALANCE);
        assertRefused(
                () -> fixture.service.handle(new IssueCalls.Credit(call, meter, 0, BigDecimal.TEN, IssueTime.NOW)));

        AuditEntry entry = fixture.store.lastAudited();
        assertThat(entry.actor()).isEqualTo("vendor");
        assertThat(entry.outcome()).isEqualTo("ESm");
        assertThat(entry.detail()).startsWith("Security Module error '31'");
    }

    @Test
    void aMissingPermissionIsAuditedUnderTheNameOfTheCaller() {
        CallContext technician = fixture.callOf("technician", Role.ISSUE_ENG);
        assertRefused(() ->
                fixture.service.handle(new IssueCalls.Credit(technician, meter, 0, BigDecimal.TEN, IssueTime.NOW)));

        assertThat(fixture.store.lastAudited().actor()).isEqualTo("technician");
        assertThat(fixture.store.lastAudited().outcome()).isEqualTo("EAuthentication.Permission");
    }

    @Test
    void aBadAccessTokenIsAuditedWithoutItAndWithoutAName() {
        String secret = "not-an-access-token-of-anybody";
        assertRefused(() ->
                fixture.service.handle(new ReadCalls.Status(new CallContext("m-1", secret, Origin.of("10.0.0.66")))));
        fixture.application.refusals().end();

        AuditEntry entry = fixture.store.lastAudited();
        assertThat(entry.actor()).isEmpty();
        assertThat(entry.origin()).isEqualTo("10.0.0.66");
        assertThat(entry.outcome()).isEqualTo("EAuthentication.Token");
        assertThat(entry.toString()).doesNotContain(secret);
    }

    @Test
    void aPingLeavesNothing() {
        int before = fixture.store.audited().size();

        fixture.service.handle(new SessionCalls.Ping(0, "x"));

        assertThat(fixture.store.audited()).hasSize(before);
    }

    private void assertAudited(String method, String subject, Consumer<CallContext> work) {
        int before = fixture.store.audited().size();
        CallContext own = fixture.call();
        work.accept(own);

        AuditEntry entry = fixture.store.lastAudited();
        assertThat(entry.action()).isEqualTo(method);
        assertThat(entry.subject()).isEqualTo(subject);
        assertThat(entry.outcome()).isEqualTo("Ok");
        assertThat(entry.messageId()).isEqualTo(own.messageId());
        assertThat(fixture.store.audited()).as("one entry for " + method).hasSize(before + 1);
    }

    private static void assertRefused(Runnable work) {
        assertThatExceptionOfType(ServiceException.class).isThrownBy(work::run);
    }
}
